"""Answers of the services that index papers, written by hand in their shapes, with the facts of real papers.

None was recorded: what a test needs of an answer is there, what it does not is left out.
"""

from __future__ import annotations

from typing import Any

from sources.service_answers import AT_ARXIV, location

# Looking to Listen at the Cocktail Party: arXiv 1804.03619, ACM Transactions on Graphics 37(4), 2018
LOOKING_TO_LISTEN: dict[str, Any] = {
    "id": "https://openalex.org/W4289665794",
    "doi": "https://doi.org/10.1145/3197517.3201357",
    "display_name": "Looking to listen at the cocktail party",
    "publication_year": 2018,
    "type": "article",
    "authorships": [
        {"author": {"display_name": "Ariel Ephrat"}, "raw_author_name": "Ariel Ephrat"},
        {"author": {"display_name": "Inbar Mosseri"}, "raw_author_name": "Inbar Mosseri"},
    ],
    "primary_location": location(
        "https://doi.org/10.1145/3197517.3201357",
        {"display_name": "ACM Transactions on Graphics", "type": "journal"},
        raw_type="journal-article",
        is_published=True,
    ),
    "locations": [
        location("http://arxiv.org/abs/1804.03619", AT_ARXIV, raw_type="text", is_published=False),
    ],
}

# Object Detection via a Multi-region and Semantic Segmentation-Aware CNN Model: arXiv 1505.01749, ICCV 2015
MULTI_REGION: dict[str, Any] = {
    "id": "https://openalex.org/W1932624639",
    "doi": "https://doi.org/10.1109/iccv.2015.135",
    "display_name": "Object Detection via a Multi-region and Semantic Segmentation-Aware CNN Model",
    "publication_year": 2015,
    "type": "preprint",
    "authorships": [{"author": {"display_name": "Spyros Gidaris"}}, {"author": {"display_name": "Nikos Komodakis"}}],
    "primary_location": location(
        "https://doi.org/10.1109/iccv.2015.135",
        raw_source_name="2015 IEEE International Conference on Computer Vision (ICCV)",
        raw_type="proceedings-article",
        is_published=True,
    ),
    "locations": [
        # arXiv's copy is marked as published too
        location("http://arxiv.org/abs/1505.01749", AT_ARXIV, raw_type="text", is_published=True),
        location("https://doi.org/10.48550/arxiv.1505.01749", AT_ARXIV, raw_type="article"),
    ],
}

# Batch Normalization: arXiv 1502.03167; its publication at ICML 2015 has no DOI
BATCH_NORMALIZATION: dict[str, Any] = {
    "id": "https://openalex.org/W1836465849",
    "doi": "https://doi.org/10.48550/arxiv.1502.03167",
    "display_name": "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift",
    "publication_year": 2015,
    "type": "preprint",
    "authorships": [{"author": {"display_name": "Sergey Ioffe"}}, {"author": {"display_name": "Christian Szegedy"}}],
    "primary_location": location("http://arxiv.org/abs/1502.03167", AT_ARXIV, raw_type="text", is_published=False),
    "locations": [
        location("http://arxiv.org/abs/1502.03167", AT_ARXIV, raw_type="text", is_published=False),
        location("https://doi.org/10.48550/arxiv.1502.03167", AT_ARXIV, raw_type="article"),
        location("http://proceedings.mlr.press/v37/ioffe15.html", None, raw_source_name="PMLR", is_published=True),
    ],
}

# Min-K%++: accepted at ICLR 2025, at the second version of the interface
MIN_K: dict[str, Any] = {
    "id": "ZGkfoufDaU",
    "forum": "ZGkfoufDaU",
    "pdate": 1737549600000,
    "content": {
        "title": {"value": "Min-K%++: Improved Baseline for Pre-Training Data Detection from Large Language Models"},
        "authors": {"value": ["Jingyang Zhang", "Jingwei Sun", "Eric Yeats", "Yang Ouyang", "Martin Kuo"]},
        "venue": {"value": "ICLR 2025 Spotlight"},
        "venueid": {"value": "ICLR.cc/2025/Conference"},
    },
}

# Hyperparameter optimization: a spectral approach, ICLR 2018: so old that the first version of the interface does
# not say whether it was accepted
SPECTRAL: dict[str, Any] = {
    "id": "H1zriGeCZ",
    "forum": "H1zriGeCZ",
    "original": None,
    "content": {
        "title": "Hyperparameter optimization: a spectral approach",
        "authors": ["Elad Hazan", "Adam Klivans", "Yang Yuan"],
        "abstract": "…",
    },
}

# Chain-of-Thought Prompting, NeurIPS 2022, and its preprint; Xuezhi Wang and Fei Xia have namesakes
CHAIN_OF_THOUGHT: dict[str, Any] = {
    "authors": {"author": [{"text": "Jason Wei"}, {"text": "Xuezhi Wang 0002"}, {"text": "Fei Xia 0002"}]},
    "title": "Chain-of-Thought Prompting Elicits Reasoning in Large Language Models.",
    "venue": "NeurIPS",
    "year": "2022",
    "type": "Conference and Workshop Papers",
    "access": "open",
    "key": "conf/nips/Wei0SBIXCLZ22",
    "ee": "http://papers.nips.cc/paper_files/paper/2022/hash/9d5609613524ecf4f15af0f7b31abca4-Abstract-Conference.html",
    "url": "https://dblp.org/rec/conf/nips/Wei0SBIXCLZ22",
}
CHAIN_OF_THOUGHT_AT_ARXIV: dict[str, Any] = CHAIN_OF_THOUGHT | {
    "venue": "CoRR",
    "volume": "abs/2201.11903",
    "type": "Informal and Other Publications",
    "key": "journals/corr/abs-2201-11903",
    "ee": "https://arxiv.org/abs/2201.11903",
}

# Invited Talk: U-Net, Bildverarbeitung für die Medizin 2017: of one author
INVITED_TALK: dict[str, Any] = {
    "authors": {"author": {"@pid": "88/5775", "text": "Olaf Ronneberger"}},
    "title": "Invited Talk: U-Net Convolutional Networks for Biomedical Image Segmentation.",
    "venue": "Bildverarbeitung für die Medizin",
    "pages": "3",
    "year": "2017",
    "type": "Conference and Workshop Papers",
    "key": "conf/bildmed/Ronneberger17",
    "doi": "10.1007/978-3-662-54345-0_3",
    "ee": "https://doi.org/10.1007/978-3-662-54345-0_3",
}

# Revisiting Deep Learning Models for Tabular Data: arXiv 2106.11959, NeurIPS 2021, without a DOI
TABULAR: dict[str, Any] = {
    "paperId": "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
    "externalIds": {"DBLP": "conf/nips/GorishniyRKB21", "ArXiv": "2106.11959", "CorpusId": 235593213},
    "title": "Revisiting Deep Learning Models for Tabular Data",
    "venue": "Neural Information Processing Systems",
    "publicationVenue": {"name": "Neural Information Processing Systems", "type": "conference"},
    "year": 2021,
    "publicationTypes": None,
    "authors": [{"name": "Yury Gorishniy"}, {"name": "Ivan Rubachev"}],
}

# TaBERT: arXiv 2005.08314, ACL 2020
TABERT: dict[str, Any] = TABULAR | {
    "externalIds": {"ArXiv": "2005.08314", "ACL": "2020.acl-main.745", "DOI": "10.18653/v1/2020.acl-main.745"},
    "title": "TaBERT: Pretraining for Joint Understanding of Textual and Tabular Data",
    "venue": "Annual Meeting of the Association for Computational Linguistics",
    "publicationVenue": {
        "name": "Annual Meeting of the Association for Computational Linguistics",
        "type": "conference",
    },
    "year": 2020,
}

# Decoupled weight decay regularization: what is known of it here is its preprint alone
WEIGHT_DECAY: dict[str, Any] = TABULAR | {
    "externalIds": {"DBLP": "journals/corr/abs-1711-05101", "ArXiv": "1711.05101"},
    "title": "Fixing Weight Decay Regularization in Adam",
    "venue": "arXiv.org",
    "publicationVenue": {"name": "arXiv.org"},
    "year": 2017,
}
