# enrich in a container, as a user without rights. The lists are mounted:
#   docker build --tag enrich .
#   docker run --rm --user "$(id --user)" --volume "$PWD:/lists" enrich run --check
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY src ./src
RUN python -m venv /opt/enrich && /opt/enrich/bin/pip install --no-cache-dir --quiet .

FROM python:3.13-slim
# git tells `--since` what a change touches
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 gardener \
    && git config --system --add safe.directory /lists
COPY --from=build /opt/enrich /opt/enrich
ENV PATH=/opt/enrich/bin:$PATH PYTHONUNBUFFERED=1
USER gardener
WORKDIR /lists
ENTRYPOINT ["enrich"]
CMD ["--help"]
