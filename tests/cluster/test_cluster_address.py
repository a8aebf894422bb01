import pytest

from enrich.cluster.address import Address, read_address
from enrich.errors import BadConfig


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("tcp://10.0.0.7:8786", Address(scheduler="tcp://10.0.0.7:8786")),
        ("tls://login.hpc.example:8786/", Address(scheduler="tls://login.hpc.example:8786")),
        ("tcp://[::1]:8786", Address(scheduler="tcp://[::1]:8786")),
        ("local:4", Address(local=4)),
        ("scheduler.json", Address(file="scheduler.json")),
        ("/srv/ada/local:4", Address(file="/srv/ada/local:4")),
    ],
)
def test_a_cluster_is_an_address_a_file_or_so_many_workers_here(text: str, address: Address) -> None:
    assert read_address(text) == address


@pytest.mark.parametrize(
    "text", ["tcp://", "tcp://host", "http://host:8786", "local:0", "local:", "local:many", "x://"]
)
def test_what_is_none_of_them_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(BadConfig, match=r"--cluster .*tcp://host:8786"):
        read_address(text)
