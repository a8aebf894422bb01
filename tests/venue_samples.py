"""Spellings of venues as lists and records write them, and makers of venues of the table."""

from __future__ import annotations

from enrich.model import Track, Venue, VenueKind
from enrich.normalise import venue_table
from enrich.normalise.venues import recognise_venue

MAIN, WORKSHOP, FINDINGS = Track.MAIN, Track.WORKSHOP, Track.FINDINGS

ACRONYMS = [
    ("ICML", "icml", None),
    ("icml", "icml", None),
    ("Icml", "icml", None),
    ("ICML'25", "icml", 2025),
    ("ICML’25", "icml", 2025),
    ("ICML 2025", "icml", 2025),
    ("(ICML 2025)", "icml", 2025),
    ("ICML2025", "icml", 2025),
    ("ICML-25", "icml", 2025),
    ("*ICML 2025*", "icml", 2025),
    ("  ICML\t2025 ", "icml", 2025),
    ("NeurIPS 2023", "nips", 2023),
    ("NIPS", "nips", None),
    ("NIPS 2016", "nips", 2016),
    ("EMNLP-24", "emnlp", 2024),
    ("EMNLP'22", "emnlp", 2022),
    ("KDD '24", "kdd", 2024),
    ("SIGKDD", "kdd", None),
    ("sigkdd", "kdd", None),
    ("ACM SIGKDD 2019", "kdd", 2019),
    ("CVPR2024", "cvpr", 2024),
    ("AAAI92", "aaai", 1992),
    ("AAAI'99", "aaai", 1999),
    ("MobiCom24", "mobicom", 2024),
    ("ACM MobiCom '24", "mobicom", 2024),
    ("IEEE INFOCOM 2024", "infocom", 2024),
    ("IEEE ICASSP", "icassp", None),
    ("IJCNLP-AACL'23", "ijcnlp", 2023),
    ("AACL'23", "ijcnlp", 2023),
    ("LREC-COLING 2024", "coling", 2024),
    ("NAACL-HLT 2019", "naacl", 2019),
    ("ECML_PKDD", "pkdd", None),
    ("ECML/PKDD 2021", "pkdd", 2021),
    ("S&P 2023", "sp", 2023),
    ("IEEE S&P", "sp", None),
    ("EuroS&P '24", "eurosp", 2024),
    ("ACM MM'24", "mm", 2024),
    ("ACM Multimedia 2023", "mm", 2023),
    ("ASIA CCS '25", "asiaccs", 2025),
    ("CCS 2024", "ccs", 2024),
    ("USENIX Security 2023", "uss", 2023),
    ("USENIX ATC'24", "usenix", 2024),
    ("CSFW 2004", "csfw", 2004),
    ("CSCW 2022", "cscw", 2022),
    ("3DV 2025", "3dim", 2025),
    ("SIGMOD Conference", "sigmod", None),
    ("CogSci", "cogsci", None),
    ("TheWebConf 2024", "www", 2024),
    ("DATE 2024", "date", 2024),
    ("IEEE CLOUD 2025", "IEEEcloud", 2025),
    ("HotNets '24", "hotnets", 2024),
    ("FAccT 2023", "fat", 2023),
]

PRESENTED = [
    ("ICLR 2024 Spotlight", "iclr", 2024),
    ("ICLR 2024 (Oral)", "iclr", 2024),
    ("ICLR (Poster) 2015", "iclr", 2015),
    ("ICLR 2026 Poster", "iclr", 2026),
    ("ICLR 2023 notable-top-5%", "iclr", 2023),
    ("CVPR 2024 Highlight", "cvpr", 2024),
    ("EMNLP 2022 Best Paper Award", "emnlp", 2022),
    ("ICML 2024, Best Paper Finalist", None, None),
    ("Accepted to ICML 2024", "icml", 2024),
    ("Accepted at NeurIPS 2023, 12 pages, 5 figures", "nips", 2023),
    ("Presented at ICML 2024", "icml", 2024),
    ("Published as a conference paper at ICLR 2023", "iclr", 2023),
    ("To appear in KDD 2025", "kdd", 2025),
    ("ACL 2025 camera-ready version", "acl", 2025),
    ("Oral @ NeurIPS 2024", "nips", 2024),
    ("EMNLP 2023 Main", "emnlp", 2023),
    ("ACL'23 Short", "acl", 2023),
    ("KDD 2024, Applied Data Science Track", "kdd", 2024),
]

FULL_NAMES = [
    ("International Conference on Machine Learning", "icml", None),
    ("Proceedings of the 42nd International Conference on Machine Learning", "icml", None),
    ("Proceedings of the 41st International Conference on Machine Learning, PMLR 235", "icml", None),
    ("Int. Conf. on Machine Learning (ICML)", "icml", None),
    ("International Conference on Machine Learning, ICML 2023, 23-29 July 2023, Honolulu, Hawaii, USA", "icml", 2023),
    ("ICML 2024, Vienna, Austria", "icml", 2024),
    ("In Proceedings of ICML 2024", "icml", 2024),
    ("ICML. PMLR, 2023", "icml", 2023),
    ("ICML (3)", "icml", None),
    ("Thirty-Eighth Conference on Neural Information Processing Systems", "nips", None),
    ("Neural Information Processing Systems", "nips", None),
    ("Advances in neural information processing systems", "nips", None),
    ("Advances in Neural Information Processing Systems 35", "nips", None),
    ("Advances in Neural Information Processing Systems 37 (NeurIPS 2024), Main Conference Track", "nips", 2024),
    ("The Twelfth International Conference on Learning Representations", "iclr", None),
    ("The Thirteenth International Conference on Learning Representations", "iclr", None),
    ("Proceedings of the AAAI Conference on Artificial Intelligence", "aaai", None),
    ("Proceedings of the AAAI Conference on Artificial Intelligence, 38(13), 15117-15125", "aaai", None),
    (
        (
            "Proceedings of the Thirty-Third International Joint Conference on Artificial Intelligence, Main Track, "
            "pp. 4806-4814"
        ),
        "ijcai",
        None,
    ),
    (
        "2024 IEEE International Conference on Acoustics, Speech and Signal Processing (ICASSP), pp. 6915-6919",
        "icassp",
        2024,
    ),
    ("Acoustics, speech and signal processing (icassp), 2013 ieee international conference on", "icassp", 2013),
    (
        "ICASSP 2024 - 2024 IEEE International Conference on Acoustics, Speech and Signal Processing (ICASSP)",
        "icassp",
        2024,
    ),
    ("IEEE INFOCOM 2024 - IEEE Conference on Computer Communications", "infocom", 2024),
    ("2024 IEEE 40th International Conference on Data Engineering (ICDE)", "icde", 2024),
    ("Proceedings of the 30th ACM SIGKDD Conference on Knowledge Discovery and Data Mining", "kdd", None),
    ("Proceedings of the 30th ACM SIGKDD Conference on Knowledge Discovery and Data Mining V.1", "kdd", None),
    (
        (
            "Proceedings of the 30th ACM SIGKDD Conference on Knowledge Discovery and Data Mining "
            "(Applied Data Science track), pp. 5260-5271"
        ),
        "kdd",
        None,
    ),
    (
        (
            "KDD '24: The 30th ACM SIGKDD Conference on Knowledge Discovery and Data Mining, Barcelona Spain "
            "August 25-29, 2024"
        ),
        "kdd",
        2024,
    ),
    ("KDD 2024, August 25–29, 2024, Barcelona, Spain", "kdd", 2024),
    ("Proceedings of the 2024 Conference on Empirical Methods in Natural Language Processing", "emnlp", 2024),
    ("Conference on Empirical Methods in Natural Language Processing", "emnlp", None),
    ("Proceedings of the conference on empirical methods in natural language processing (EMNLP)", "emnlp", None),
    ("Annual Meeting of the Association for Computational Linguistics", "acl", None),
    (
        (
            "Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics "
            "(Volume 1: Long Papers)"
        ),
        "acl",
        None,
    ),
    ("Proceedings of the 31st International Conference on Computational Linguistics, pp. 243-255", "coling", None),
    ("Proceedings of the IEEE conference on computer vision and pattern recognition", "cvpr", None),
    ("2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", "cvpr", 2023),
    ("Proceedings of the IEEE International Conference on Computer Vision", "iccv", None),
    ("European conference on computer vision", "eccv", None),
    ("Computer Vision – ECCV 2022", "eccv", 2022),
    (
        (
            "Computer Vision – ECCV 2022: 17th European Conference, Tel Aviv, Israel, October 23–27, 2022, "
            "Proceedings, Part XXI"
        ),
        "eccv",
        2022,
    ),
    ("Medical Image Computing and Computer Assisted Intervention – MICCAI 2023", "miccai", 2023),
    ("Proceedings of the 43rd International Symposium on Computer Architecture", "isca", None),
    ("Proceedings of the ACM on Web Conference 2025", "www", 2025),
    ("Proceedings of the ACM Web Conference 2024", "www", 2024),
    ("Proceedings of the 26th International Conference on World Wide Web", "www", None),
    ("Proceedings of the 2024 on ACM SIGSAC Conference on Computer and Communications Security", "ccs", 2024),
    ("Proceedings of the Nineteenth European Conference on Computer Systems", "eurosys", None),
    (
        "International Conference on Mobile Systems, Applications, and Services (MobiSys), June 2024",
        "mobisys",
        2024,
    ),
    ("Asian Conference on Machine Learning", "acml", None),
    ("Conference on Machine Learning and Systems", "mlsys", None),
]

JOURNALS = [
    ("IEEE Transactions on Mobile Computing", "tmc", None),
    ("IEEE Trans. Mob. Comput.", "tmc", None),
    ("IEEE TMC", "tmc", None),
    ("TMC", "tmc", None),
    ("Transactions on Mobile Computing", "tmc", None),
    ("IEEE Transactions on Mobile Computing, vol. 23, no. 5, May 2024", "tmc", 2024),
    ("IEEE/ACM Transactions on Networking", "ton", None),
    ("IEEE/ACM Trans. Netw.", "ton", None),
    ("IEEE Transactions on Networking", "ton", None),
    ("IEEE transactions on pattern analysis and machine intelligence", "pami", None),
    ("TPAMI 2022", "pami", 2022),
    ("IEEE Transactions on Audio, Speech, and Language Processing", "taslp", None),
    ("IEEE Signal Processing Magazine 29.6 (2012): 82-97.", "spm", 2012),
    ("Journal of Machine Learning Research 15.1 (2014): 1929-1958", "jmlr", 2014),
    ("JMLR", "jmlr", None),
    ("TMLR'23", "tmlr", 2023),
    ("Trans. Mach. Learn. Res.", "tmlr", None),
    ("TACL", "tacl", None),
    ("Transactions of the Association for Computational Linguistics", "tacl", None),
    ("Nature", "nature", None),
    ("Nature 521.7553 (2015): 436-444", "nature", 2015),
    ("Nature Communications 2023", "natcomm", 2023),
    ("Nat. Mac. Intell.", "natmi", None),
    ("Science 313.5786 (2006): 504-507", "science", 2006),
    ("PNAS", "pnas", None),
    ("IEEE Network", "network", None),
    ("IEEE Access", "access", None),
    ("IEEE Internet Things J.", "iot", None),
    ("IEEE Communications Surveys & Tutorials", "comsur", None),
    ("IEEE J. Sel. Areas Commun.", "jsac", None),
    ("Proceedings of the IEEE", "pieee", None),
    ("Proc. VLDB Endow.", "pvldb", None),
    ("Proceedings of the VLDB Endowment", "pvldb", None),
    ("Proc. ACM Interact. Mob. Wearable Ubiquitous Technol.", "imwut", None),
    ("ACM Comput. Surv.", "csur", None),
    ("IEEE Robotics Autom. Lett.", "ral", None),
    ("The International Journal of Robotics Research", "ijrr", None),
    ("Neural computation 18.7 (2006): 1527-1554", "neco", 2006),
    ("Neurocomputing", "ijon", None),
    ("TOG", "tog", None),
    ("MLST", "mlst", None),
    ("ATMP", "atmp", None),
    ("Machine Learning: Science and Technology", "mlst", None),
    ("IEEE Transactions on Systems, Man, and Cybernetics: Systems", "tsmc", None),
    ("JAIR", "jair", None),
    ("PLoS ONE", "plosone", None),
    ("IEEE Micro", "micro-j", None),
]

PREPRINTS = [
    ("arXiv", "corr", None),
    ("ArXiv", "corr", None),
    ("arXiv 2026", "corr", 2026),
    ("arXiv.org", "corr", None),
    ("arXiv preprint arXiv:2212.10403", "corr", None),
    ("arXiv preprint arXiv:1409.1556 (2014)", "corr", 2014),
    ("arXiv:2001.08361 [cs.LG]", "corr", None),
    ("CoRR abs/1609.03499", "corr", None),
    ("CoRR 2023", "corr", 2023),
    ("bioRxiv", "biorxiv", None),
    ("SSRN Electronic Journal", "ssrn", None),
    ("Preprint'25", "preprint", 2025),
]

TRACKS = [
    ("NeurIPS Workshop", "nips", WORKSHOP, None),
    ("NeurIPS'24 Workshop", "nips", WORKSHOP, 2024),
    ("NeurIPS 2023 Workshop on SoLaR", "nips", WORKSHOP, 2023),
    ("NeurIPS 2023 Workshop on Distribution Shifts (DistShift)", "nips", WORKSHOP, 2023),
    ("NeurIPSW 2023", "nips", WORKSHOP, 2023),
    ("ICLR 2024 Workshop on X", "iclr", WORKSHOP, 2024),
    ("ICLRW'24", "iclr", WORKSHOP, 2024),
    ("CVPRW", "cvpr", WORKSHOP, None),
    ("CVPR Workshops", "cvpr", WORKSHOP, None),
    ("icml_w", "icml", WORKSHOP, None),
    ("ICML 2015 deep learning workshop", "icml", WORKSHOP, 2015),
    ("ICML 2024 Workshop FM-Wild", "icml", WORKSHOP, 2024),
    ("Workshop on Efficient Systems for Foundation Models II, ICML 2024", "icml", WORKSHOP, 2024),
    ("2nd Workshop on Advancing Neural Network Training at ICML 2024", "icml", WORKSHOP, 2024),
    ("Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition Workshops", "cvpr", WORKSHOP, None),
    (
        "IEEE INFOCOM 2024 - IEEE Conference on Computer Communications Workshops (INFOCOM WKSHPS)",
        "infocom",
        WORKSHOP,
        2024,
    ),
    (
        "International Workshop on Federated Foundation Models in Conjunction with NeurIPS 2024",
        "nips",
        WORKSHOP,
        2024,
    ),
    ("FL@FM-NeurIPS'24", "nips", WORKSHOP, 2024),
    ("LLM@IJCAI'23", "ijcai", WORKSHOP, 2023),
    (
        "Symposium on Advances and Open Problems in Large Language Models (co-located with IJCAI 2023)",
        "ijcai",
        WORKSHOP,
        2023,
    ),
    ("HumanSys '25", "humansys", WORKSHOP, 2025),
    (
        (
            "Proceedings of the 3rd International Workshop on Human-Centered Sensing, Modeling, and Intelligent "
            "Systems (CPS-IoT Week 2025)"
        ),
        "humansys",
        WORKSHOP,
        2025,
    ),
    (
        (
            "Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics "
            "(Volume 4: Student Research Workshop)"
        ),
        "acl",
        WORKSHOP,
        None,
    ),
    ("EMNLP Findings", "emnlp", FINDINGS, None),
    ("EMNLP'23 Findings", "emnlp", FINDINGS, 2023),
    ("EMNLP Findings 2023", "emnlp", FINDINGS, 2023),
    ("Findings of EMNLP 2023", "emnlp", FINDINGS, 2023),
    ("Findings of the Association for Computational Linguistics: EMNLP 2023", "emnlp", FINDINGS, 2023),
    ("Findings of the Association for Computational Linguistics: EMNLP 2023, pp. 14665-14675", "emnlp", FINDINGS, 2023),
    ("Findings of the Association for Computational Linguistics ACL 2024", "acl", FINDINGS, 2024),
    ("Findings of the Association for Computational Linguistics: NAACL 2024", "naacl", FINDINGS, 2024),
    ("Findings of the ACL: EMNLP 2020", "emnlp", FINDINGS, 2020),
    ("Findings of ACL 2025", "acl", FINDINGS, 2025),
    ("ACL (Findings)", "acl", FINDINGS, None),
    ("ACL/IJCNLP (Findings)", "acl", FINDINGS, None),
    ("ACL'23 Findings", "acl", FINDINGS, 2023),
    ("ACL24'Findings", "acl", FINDINGS, 2024),
    ("EMNLP 2023 (Findings), Singapore", "emnlp", FINDINGS, 2023),
    ("NeurIPS 2022 Datasets and Benchmarks", "nips", Track.DATASETS, 2022),
    ("NeurIPS 2023 (Datasets & Benchmarks Track)", "nips", Track.DATASETS, 2023),
    ("NeurIPS'24 D&B", "nips", Track.DATASETS, 2024),
    (
        "Proceedings of the Neural Information Processing Systems Track on Datasets and Benchmarks 1",
        "nips",
        Track.DATASETS,
        None,
    ),
    ("EMNLP (Demos)", "emnlp", Track.DEMO, None),
    ("EMNLP 2024 System Demonstrations", "emnlp", Track.DEMO, 2024),
    (
        (
            "Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics "
            "(Volume 3: System Demonstrations)"
        ),
        "acl",
        Track.DEMO,
        None,
    ),
    ("NAACL'24 Industry Track", "naacl", Track.INDUSTRY, 2024),
    ("EMNLP (Industry Track)", "emnlp", Track.INDUSTRY, None),
    ("ACL 2023 Tutorial", "acl", Track.TUTORIAL, 2023),
    ("WWW '24 Companion", "www", Track.COMPANION, 2024),
    ("Companion Proceedings of the ACM Web Conference 2024", "www", Track.COMPANION, 2024),
    (
        "Extended Abstracts of the CHI Conference on Human Factors in Computing Systems",
        "chi",
        Track.COMPANION,
        None,
    ),
]


def seen(text: str) -> tuple[str, Track, int | None] | None:
    venue = recognise_venue(text)
    return venue and (venue.id, venue.track, venue.year)


def entry_ids(*kinds: VenueKind) -> list[str]:
    return [venue_id for venue_id, entry in venue_table.entries().items() if entry.kind in kinds]


def venue_of(venue_id: str, track: Track = MAIN, year: int | None = None) -> Venue:
    entry = venue_table.entries()[venue_id]
    track = WORKSHOP if entry.kind is VenueKind.WORKSHOP else track
    return Venue(entry.id, entry.acronym, entry.name, entry.kind, track, year)
