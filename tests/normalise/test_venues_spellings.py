"""How Crossref, DBLP, OpenAlex, Semantic Scholar, publishers and lists write venues.

Each line is a spelling and what it means: a venue's key with its track, if that is not the main one, and the year, if the
spelling tells one; "None" where nothing is sure. Spellings that are close to another venue's are in CONFUSABLE.
"""
# ruff: noqa: E501 - spellings are as long, and have the dashes, that records give them

from __future__ import annotations

import pytest

from enrich.model import Track
from enrich.normalise.venues import recognise_venue

MACHINE_LEARNING = """
International Conference on Machine Learning | icml
Proceedings of the 40th International Conference on Machine Learning | icml
ICML 2023, 23-29 July 2023, Honolulu, Hawaii, USA | icml 2023
International Conference on Machine Learning, ICML 2020, 13-18 July 2020, Virtual Event | icml 2020
Int. Conf. Mach. Learn. | icml
ICML (Poster) | icml
ICML 2024 Oral | icml 2024
Forty-first International Conference on Machine Learning | icml
Forty-second International Conference on Machine Learning, ICML 2025 | icml 2025
Proceedings of ICML | icml
ICML '08: Proceedings of the 25th international conference on Machine learning | icml 2008
Proceedings of the 25th international conference on Machine learning - ICML '08 | icml 2008
Advances in Neural Information Processing Systems 36 | nips
Advances in Neural Information Processing Systems 36: Annual Conference on Neural Information Processing Systems 2023, NeurIPS 2023, New Orleans, LA, USA, December 10 - 16, 2023 | nips 2023
Thirty-seventh Conference on Neural Information Processing Systems | nips
NIPS'17: Proceedings of the 31st International Conference on Neural Information Processing Systems | nips 2017
Proceedings of the 34th International Conference on Neural Information Processing Systems | nips
Adv. Neural Inf. Process. Syst. | nips
Advances in Neural Information Processing Systems, volume 33 | nips
Advances in Neural Information Processing Systems (NeurIPS) | nips
NeurIPS 2022 Spotlight | nips 2022
NeurIPS 2022 Accept | nips 2022
NIPS 2017, Long Beach, CA, USA | nips 2017
NeurIPS Datasets and Benchmarks | nips datasets
NeurIPS Datasets and Benchmarks 2021 | nips datasets 2021
Thirty-seventh Conference on Neural Information Processing Systems Datasets and Benchmarks Track | nips datasets
NeurIPS 2021 Datasets and Benchmarks Track (Round 2) | nips datasets 2021
NeurIPS D&B | nips datasets
Proceedings of the Neural Information Processing Systems Track on Datasets and Benchmarks | nips datasets
NeurIPS Workshop on Machine Learning Safety | nips workshop
Workshop on Instruction Tuning and Instruction Following at NeurIPS 2023 | nips workshop 2023
NeurIPS 2024 Workshop: Fine-Tuning in Modern Machine Learning | nips workshop 2024
NIPS Deep Learning Workshop | nips workshop
NIPS-W 2017 | nips workshop 2017
International Conference on Learning Representations | iclr
The Eleventh International Conference on Learning Representations, ICLR 2023, Kigali, Rwanda, May 1-5, 2023 | iclr 2023
9th International Conference on Learning Representations, ICLR 2021, Virtual Event, Austria, May 3-7, 2021 | iclr 2021
ICLR (Poster) | iclr
ICLR (Workshop) | iclr workshop
ICLR (Workshop Poster) | iclr workshop
5th International Conference on Learning Representations, ICLR 2017, Toulon, France, April 24-26, 2017, Workshop Track Proceedings | iclr workshop 2017
ICLR 2024 poster | iclr 2024
ICLR 2021 Oral | iclr 2021
ICLR 2025 Workshop on Foundation Models in the Wild | iclr workshop 2025
ICLR Blogposts 2023 | None
ICLR 2024 Tiny Papers | None
Under review at ICLR 2025 | None
Submitted to ICLR 2025 | None
Submitted to NeurIPS 2024 | None
ICLR 2025 Conference Submission | None
Under review as a conference paper at ICLR 2021 | None
ICML 2024 (under review) | None
J. Mach. Learn. Res. | jmlr
Journal of Machine Learning Research, 21(140):1-67 | jmlr
JMLR 2020 | jmlr 2020
Mach. Learn. | ml
Machine Learning Journal | ml
Machine Learning, 8(3-4):229-256, 1992 | ml 1992
Transactions on Machine Learning Research | tmlr
Trans. Mach. Learn. Res. | tmlr
TMLR 2024 | tmlr 2024
Proceedings of Machine Learning Research | None
PMLR | None
Proc. Mach. Learn. Res. | None
Mach. Learn. Sci. Technol. | mlst
International Conference on Artificial Intelligence and Statistics, AISTATS 2024, 2-4 May 2024, Palau de Congressos, Valencia, Spain | aistats 2024
Proceedings of The 26th International Conference on Artificial Intelligence and Statistics | aistats
Uncertainty in Artificial Intelligence | uai
Proceedings of the Thirty-Ninth Conference on Uncertainty in Artificial Intelligence | uai
Conference on Learning Theory | colt
Proceedings of Thirty Fifth Conference on Learning Theory | colt
The Thirty Sixth Annual Conference on Learning Theory, COLT 2023, 12-15 July 2023, Bangalore, India | colt 2023
Proceedings of the 7th Conference on Robot Learning | corl
Conference on Robot Learning, CoRL 2023, 6-9 November 2023, Atlanta, GA, USA | corl 2023
Asian Conference on Machine Learning, ACML 2023, 11-14 November 2023, Istanbul, Turkey | acml 2023
MLSys | mlsys
Proceedings of Machine Learning and Systems 5 | mlsys
Conference on Lifelong Learning Agents | collas
First Conference on Language Modeling | colm
"""

ARTIFICIAL_INTELLIGENCE = """
Proceedings of the AAAI Conference on Artificial Intelligence | aaai
Thirty-Eighth AAAI Conference on Artificial Intelligence | aaai
AAAI-22 | aaai 2022
AAAI/IAAI | None
Proc. AAAI Conf. Artif. Intell. | aaai
AAAI Spring Symposium: Combining Machine Learning with Knowledge Engineering | None
AAAI Fall Symposium Series | None
AAAI Workshop on Federated Learning | aaai workshop
Proceedings of the Thirty-Second International Joint Conference on Artificial Intelligence | ijcai
IJCAI International Joint Conference on Artificial Intelligence | ijcai
Proceedings of the Thirty-Second International Joint Conference on Artificial Intelligence, IJCAI 2023, 19th-25th August 2023, Macao, SAR, China | ijcai 2023
IJCAI-23 | ijcai 2023
Artif. Intell. | ai
J. Artif. Intell. Res. | jair
Proceedings of the International Conference on Automated Planning and Scheduling | icaps
Proceedings of the 22nd International Conference on Autonomous Agents and Multiagent Systems | ifaamas
ECAI 2023 | ecai 2023
Artificial Intelligence Review | air
"""

VISION = """
2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR) | cvpr 2023
Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition | cvpr
IEEE Conference on Computer Vision and Pattern Recognition, CVPR 2018, Salt Lake City, UT, USA, June 18-22, 2018 | cvpr 2018
IEEE/CVF Conference on Computer Vision and Pattern Recognition, CVPR 2023, Vancouver, BC, Canada, June 17-24, 2023 | cvpr 2023
Computer Vision and Pattern Recognition | cvpr
CVPR Workshops | cvpr workshop
CVPR Workshops 2020 | cvpr workshop 2020
2022 IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops (CVPRW) | cvpr workshop 2022
CVPR 2024 (Highlight) | cvpr 2024
CVPR (1) | cvpr
2009 IEEE Computer Society Conference on Computer Vision and Pattern Recognition Workshops | cvpr workshop 2009
2005 IEEE Computer Society Conference on Computer Vision and Pattern Recognition (CVPR'05) | cvpr 2005
2017 IEEE International Conference on Computer Vision (ICCV) | iccv 2017
Proceedings of the IEEE/CVF International Conference on Computer Vision (ICCV) Workshops | iccv workshop
2019 IEEE/CVF International Conference on Computer Vision Workshop (ICCVW) | iccv workshop 2019
ICCV Workshops | iccv workshop
ECCV (12) | eccv
ECCV 2020 | eccv 2020
Computer Vision - ECCV 2016 Workshops | eccv workshop 2016
ECCV Workshops (1) | eccv workshop
Computer Vision – ECCV 2020 Workshops | eccv workshop 2020
Computer Vision – ACCV 2018 | accv 2018
BMVC | bmvc
British Machine Vision Conference 2016 | bmvc 2016
Procedings of the British Machine Vision Conference 2015 | None
2024 IEEE/CVF Winter Conference on Applications of Computer Vision (WACV) | wacv 2024
IEEE Trans. Pattern Anal. Mach. Intell. | pami
IEEE Transactions on Pattern Analysis and Machine Intelligence | pami
TPAMI | pami
Int. J. Comput. Vis. | ijcv
IEEE Trans. Image Process. | tip
Pattern Recognition | pr
Pattern Recognit. | pr
Pattern Recognit. Lett. | prl
Comput. Vis. Image Underst. | cviu
Medical Image Anal. | mia
MICCAI (3) | miccai
Medical Image Computing and Computer Assisted Intervention – MICCAI 2022 | miccai 2022
2018 24th International Conference on Pattern Recognition (ICPR) | icpr 2018
2020 25th International Conference on Pattern Recognition (ICPR) | icpr 2020
2021 IEEE International Conference on Image Processing (ICIP) | icip 2021
2022 International Conference on 3D Vision (3DV) | 3dim 2022
2019 International Conference on Document Analysis and Recognition (ICDAR) | icdar 2019
"""

LANGUAGE = """
Annual Meeting of the Association for Computational Linguistics | acl
Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers) | acl
Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers), ACL 2024, Bangkok, Thailand, August 11-16, 2024 | acl 2024
Proceedings of the 57th Conference of the Association for Computational Linguistics, ACL 2019, Florence, Italy, July 28- August 2, 2019, Volume 1: Long Papers | acl 2019
ACL (1) | acl
ACL (2) | acl
ACL/IJCNLP (1) | acl
ACL (demo) | acl demo
ACL (student) | None
ACL (tutorial) | acl tutorial
ACL (Findings) | acl findings
ACL/IJCNLP (Findings) | acl findings
ACL (industry) | acl industry
Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics (Volume 5: Industry Track) | acl industry
Proceedings of the 62nd Annual Meeting of the Association for Computational Linguistics (Volume 4: Student Research Workshop) | acl workshop
Findings of the Association for Computational Linguistics: ACL 2024 | acl findings 2024
Findings of the Association for Computational Linguistics: NAACL 2022 | naacl findings 2022
Findings of the Association for Computational Linguistics: EACL 2023 | eacl findings 2023
Findings of the Association for Computational Linguistics: AACL-IJCNLP 2022 | ijcnlp findings 2022
Findings of the Association for Computational Linguistics: EMNLP 2021, Virtual Event / Punta Cana, Dominican Republic, 16-20 November, 2021 | emnlp findings 2021
EMNLP (Findings) | emnlp findings
EMNLP (1) | emnlp
EMNLP (Industry Track) | emnlp industry
EMNLP (Demonstrations) | emnlp demo
EMNLP (Demos) | emnlp demo
EMNLP/IJCNLP (1) | emnlp
Proceedings of the 2023 Conference on Empirical Methods in Natural Language Processing: Industry Track | emnlp industry 2023
Proceedings of the 2022 Conference on Empirical Methods in Natural Language Processing: System Demonstrations | emnlp demo 2022
Proceedings of the 2023 Conference on Empirical Methods in Natural Language Processing, EMNLP 2023, Singapore, December 6-10, 2023 | emnlp 2023
NAACL-HLT | naacl
NAACL-HLT (1) | naacl
NAACL-HLT (Findings) | naacl findings
NAACL (Findings) | naacl findings
NAACL (Industry Papers) | naacl industry
HLT-NAACL | naacl
Proceedings of the 2024 Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies (Volume 1: Long Papers) | naacl 2024
Proceedings of the 2025 Conference of the Nations of the Americas Chapter of the Association for Computational Linguistics: Human Language Technologies (Volume 1: Long Papers) | naacl 2025
North American Chapter of the Association for Computational Linguistics | naacl
Conference of the European Chapter of the Association for Computational Linguistics | eacl
EACL | eacl
AACL/IJCNLP (1) | ijcnlp
IJCNLP (1) | ijcnlp
Trans. Assoc. Comput. Linguistics | tacl
Transactions of the Association for Computational Linguistics, Volume 9 | tacl
Comput. Linguistics | cl
Computational Linguistics | cl
COLING | coling
LREC/COLING | coling
Proceedings of the 2024 Joint International Conference on Computational Linguistics, Language Resources and Evaluation (LREC-COLING 2024) | coling 2024
LREC | lrec
International Conference on Language Resources and Evaluation | lrec
CoNLL | conll
WMT | wmt
SemEval@ACL | semeval workshop
BlackboxNLP@EMNLP | blackboxnlp workshop
RepL4NLP@ACL | repl4nlp workshop
Interspeech | interspeech
INTERSPEECH 2023 | interspeech 2023
Interspeech 2021 | interspeech 2021
Proc. Interspeech 2020 | interspeech 2020
ICASSP 2023 - 2023 IEEE International Conference on Acoustics, Speech and Signal Processing (ICASSP) | icassp 2023
IEEE ACM Trans. Audio Speech Lang. Process. | taslp
2023 IEEE Automatic Speech Recognition and Understanding Workshop (ASRU) | asru 2023
2022 IEEE Spoken Language Technology Workshop (SLT) | slt 2022
SIGDIAL Conference | sigdial
"""

DATA = """
KDD | kdd
Proceedings of the 29th ACM SIGKDD Conference on Knowledge Discovery and Data Mining | kdd
KDD '20: The 26th ACM SIGKDD Conference on Knowledge Discovery and Data Mining, Virtual Event, CA, USA, August 23-27, 2020 | kdd 2020
Knowledge Discovery and Data Mining | kdd
KDD Workshop on Mining and Learning from Time Series | kdd workshop
KDD (2) | kdd
PAKDD (1) | pakdd
Advances in Knowledge Discovery and Data Mining | pakdd
Pacific-Asia Conference on Knowledge Discovery and Data Mining | pakdd
ECML/PKDD (3) | pkdd
ECML PKDD 2020 | pkdd 2020
Machine Learning and Knowledge Discovery in Databases. Research Track | pkdd
Machine Learning and Knowledge Discovery in Databases: Research Track | pkdd
European Conference on Machine Learning and Knowledge Discovery in Databases | pkdd
2022 IEEE International Conference on Data Mining (ICDM) | icdm 2022
2020 International Conference on Data Mining Workshops (ICDMW) | icdm workshop 2020
ICDM (Workshops) | icdm workshop
Industrial Conference on Data Mining | None
SDM | sdm
Proceedings of the 2022 SIAM International Conference on Data Mining (SDM) | sdm 2022
WSDM | wsdm
Proceedings of the 17th ACM International Conference on Web Search and Data Mining | wsdm
CIKM | cikm
Proceedings of the 31st ACM International Conference on Information & Knowledge Management | cikm
International Conference on Information and Knowledge Management | cikm
SIGIR | sigir
Proceedings of the 46th International ACM SIGIR Conference on Research and Development in Information Retrieval | sigir
ACM Trans. Inf. Syst. | tois
WWW | www
WWW (Companion Volume) | www companion
Companion Proceedings of the ACM Web Conference 2024 | www companion 2024
Companion Proceedings of the The Web Conference 2018 | www companion 2018
Companion Proceedings of the Web Conference 2021 | www companion 2021
Proceedings of the Web Conference 2020 | www 2020
Proceedings of The Web Conference 2020 | www 2020
The World Wide Web Conference | www
Proceedings of the ACM Web Conference 2023 | www 2023
Proceedings of the 2018 World Wide Web Conference | www 2018
World Wide Web | None
RecSys | recsys
Seventeenth ACM Conference on Recommender Systems | recsys
Proceedings of the 16th ACM Conference on Recommender Systems | recsys
IEEE Trans. Knowl. Data Eng. | tkde
ACM Trans. Knowl. Discov. Data | tkdd
ACM Trans. Intell. Syst. Technol. | tist
Data Min. Knowl. Discov. | datamine
SIGMOD Conference | sigmod
SIGMOD Conference Companion | sigmod companion
SIGMOD/PODS | None
Companion of the 2023 International Conference on Management of Data | sigmod companion 2023
Proceedings of the 2021 International Conference on Management of Data | sigmod 2021
Proc. ACM Manag. Data | pacmmod
Proceedings of the ACM on Management of Data | pacmmod
Proc. VLDB Endow. | pvldb
Proceedings of the VLDB Endowment, 14(11) | pvldb
PVLDB | pvldb
VLDB J. | vldbj
The VLDB Journal | vldbj
VLDB | vldb
2023 IEEE 39th International Conference on Data Engineering (ICDE) | icde 2023
ICDE Workshops | icde workshop
SIGMOD Rec. | sigmod-record
EDBT | edbt
CIDR | cidr
"""

SYSTEMS = """
SC24: International Conference for High Performance Computing, Networking, Storage and Analysis | sc 2024
Proceedings of the International Conference for High Performance Computing, Networking, Storage and Analysis | sc
SC | sc
Proceedings of the 29th ACM International Conference on Architectural Support for Programming Languages and Operating Systems, Volume 2 | asplos
ASPLOS (2) | asplos
OSDI | osdi
16th USENIX Symposium on Operating Systems Design and Implementation (OSDI 22) | osdi
17th USENIX Symposium on Operating Systems Design and Implementation, OSDI 2023, Boston, MA, USA, July 10-12, 2023 | osdi 2023
Proceedings of the 29th Symposium on Operating Systems Principles | sosp
Proceedings of the ACM SIGOPS 28th Symposium on Operating Systems Principles | sosp
NSDI | nsdi
20th USENIX Symposium on Networked Systems Design and Implementation (NSDI 23) | nsdi
2021 USENIX Annual Technical Conference (USENIX ATC 21) | usenix 2021
USENIX ATC | usenix
USENIX Annual Technical Conference | usenix
USENIX Security Symposium | uss
32nd USENIX Security Symposium (USENIX Security 23) | uss
31st USENIX Security Symposium, USENIX Security 2022, Boston, MA, USA, August 10-12, 2022 | uss 2022
EuroSys | eurosys
Proceedings of the Eighteenth European Conference on Computer Systems | eurosys
2024 IEEE International Symposium on High-Performance Computer Architecture (HPCA) | hpca 2024
2023 IEEE International Symposium on High-Performance Computer Architecture (HPCA) | hpca 2023
Proceedings of the 50th Annual International Symposium on Computer Architecture | isca
2022 55th IEEE/ACM International Symposium on Microarchitecture (MICRO) | micro 2022
MICRO-54: 54th Annual IEEE/ACM International Symposium on Microarchitecture | micro
2022 59th ACM/IEEE Design Automation Conference (DAC) | dac 2022
2021 58th ACM/IEEE Design Automation Conference (DAC) | dac 2021
IEEE Micro | micro-j
IEEE Trans. Parallel Distributed Syst. | tpds
IEEE Trans. Computers | tc
2023 IEEE International Parallel and Distributed Processing Symposium (IPDPS) | ipps 2023
2022 IEEE International Parallel and Distributed Processing Symposium Workshops (IPDPSW) | ipps workshop 2022
Proceedings of the ACM SIGCOMM 2023 Conference | sigcomm 2023
ACM SIGCOMM 2023 Conference | sigcomm 2023
IEEE INFOCOM 2023 - IEEE Conference on Computer Communications | infocom 2023
IEEE INFOCOM 2022 - IEEE Conference on Computer Communications Workshops (INFOCOM WKSHPS) | infocom workshop 2022
ICC 2023 - IEEE International Conference on Communications | icc 2023
GLOBECOM 2022 - 2022 IEEE Global Communications Conference | globecom 2022
2022 IEEE Globecom Workshops (GC Wkshps) | globecom workshop 2022
2021 IEEE International Conference on Communications Workshops (ICC Workshops) | icc workshop 2021
2019 IEEE/CIC International Conference on Communications in China (ICCC) | iccc 2019
2020 29th International Conference on Computer Communications and Networks (ICCCN) | icccn 2020
IEEE Commun. Lett. | lcomm
Communications of the ACM | cacm
Commun. ACM | cacm
IEEE J. Sel. Areas Commun. | jsac
IEEE/ACM Trans. Netw. | ton
IEEE Network | network
Comput. Networks | cn
Computer Networks | cn
Computer Communications | comcom
Proceedings of the 29th Annual International Conference on Mobile Computing and Networking | mobicom
IEEE Internet Things J. | iot
IEEE Trans. Wirel. Commun. | twc
"""

SECURITY = """
2023 IEEE Symposium on Security and Privacy (SP) | sp 2023
IEEE Symposium on Security and Privacy | sp
44th IEEE Symposium on Security and Privacy, SP 2023, San Francisco, CA, USA, May 21-25, 2023 | sp 2023
SP (Workshops) | sp workshop
2020 IEEE Security and Privacy Workshops (SPW) | None
IEEE Security and Privacy | None
IEEE Secur. Priv. | ieeesp
IEEE Security & Privacy Magazine | ieeesp
2022 IEEE 7th European Symposium on Security and Privacy (EuroS&P) | eurosp 2022
Security and Privacy | None
Proceedings of the 2022 ACM SIGSAC Conference on Computer and Communications Security | ccs 2022
CCS | ccs
NDSS | ndss
Proceedings 2023 Network and Distributed System Security Symposium | ndss 2023
Proc. Priv. Enhancing Technol. | pet
IEEE Trans. Inf. Forensics Secur. | tifs
CRYPTO (2) | crypto
Advances in Cryptology – CRYPTO 2023 | crypto 2023
Advances in Cryptology – EUROCRYPT 2022 | eurocrypt 2022
Advances in Cryptology - ASIACRYPT 2021 | asiacrypt 2021
IACR Cryptol. ePrint Arch. | iacr
"""

SOFTWARE_PEOPLE_THEORY_ROBOTS = """
MilCom | milcom
MILCOM 2017 | milcom 2017
SIMPAR | simpar
International Conference on Simulation, Modeling, and Programming for Autonomous Robots | simpar
ESEC/FSE | sigsoft
ESEC/SIGSOFT FSE | sigsoft
Proceedings of the 31st ACM Joint European Software Engineering Conference and Symposium on the Foundations of Software Engineering | sigsoft
ICSE | icse
2023 IEEE/ACM 45th International Conference on Software Engineering (ICSE) | icse 2023
Proceedings of the IEEE/ACM 46th International Conference on Software Engineering | icse
ICSE (SEIP) | None
ICSE-SEIP | None
ICSE Companion | icse companion
2023 IEEE/ACM 45th International Conference on Software Engineering: Companion Proceedings (ICSE-Companion) | icse companion 2023
Proceedings of the 37th IEEE/ACM International Conference on Automated Software Engineering | kbse
ASE | kbse
ASE Workshops | kbse workshop
Proceedings of the 31st ACM SIGSOFT International Symposium on Software Testing and Analysis | issta
Proc. ACM Program. Lang. | pacmpl
Proceedings of the ACM on Programming Languages | pacmpl
PLDI | pldi
Proceedings of the 43rd ACM SIGPLAN International Conference on Programming Language Design and Implementation | pldi
IEEE Trans. Software Eng. | tse
Proceedings of the 2023 CHI Conference on Human Factors in Computing Systems | chi 2023
CHI Extended Abstracts | chi companion
Extended Abstracts of the 2023 CHI Conference on Human Factors in Computing Systems | chi companion 2023
CHI Conference on Human Factors in Computing Systems Extended Abstracts | chi companion
Proc. ACM Hum. Comput. Interact. | pacmhci
CSCW Companion | cscw companion
Proceedings of the 36th Annual ACM Symposium on User Interface Software and Technology | uist
Proceedings of the 55th Annual ACM Symposium on Theory of Computing | stoc
2022 IEEE 63rd Annual Symposium on Foundations of Computer Science (FOCS) | focs 2022
Proceedings of the 2023 Annual ACM-SIAM Symposium on Discrete Algorithms (SODA) | soda 2023
SIAM J. Comput. | siamcomp
J. ACM | jacm
ICALP | icalp
2023 IEEE International Conference on Robotics and Automation (ICRA) | icra 2023
2022 International Conference on Robotics and Automation (ICRA) | icra 2022
2022 IEEE/RSJ International Conference on Intelligent Robots and Systems (IROS) | iros 2022
Robotics: Science and Systems | rss
Robotics: Science and Systems XIX | rss
IEEE Robotics Autom. Lett. | ral
Int. J. Robotics Res. | ijrr
ACM Trans. Graph. | tog
ACM SIGGRAPH 2022 Conference Proceedings | siggraph 2022
SIGGRAPH Asia 2022 Conference Papers | siggrapha 2022
ACM Multimedia | mm
Proceedings of the 31st ACM International Conference on Multimedia | mm
2022 IEEE International Conference on Multimedia and Expo (ICME) | icme 2022
2021 International Joint Conference on Neural Networks (IJCNN) | ijcnn 2021
2021 IEEE International Symposium on Information Theory (ISIT) | isit 2021
2022 IEEE International Symposium on Information Theory (ISIT) | isit 2022
2021 IEEE International Conference on Big Data (Big Data) | bigdataconf 2021
2022 IEEE International Conference on Bioinformatics and Biomedicine (BIBM) | bibm 2022
Proceedings of the Genetic and Evolutionary Computation Conference Companion | gecco companion
GECCO Companion | gecco companion
"""

GENERAL_JOURNALS = """
Nature | nature
Nature Communications | natcomm
Nat. Commun. | natcomm
Nature Machine Intelligence | natmi
Nat. Mach. Intell. | natmi
Nature Mach. Intell. | natmi
Nature Methods | natmeth
Nature Climate Change | None
Science | science
Science Advances | sciadv
Sci. Rep. | scirep
Proceedings of the National Academy of Sciences | pnas
Proc. Natl. Acad. Sci. USA | pnas
Proc. IEEE | pieee
IEEE Access | access
Neurocomputing | ijon
Neural Networks | nn
Neural Comput. | neco
Neural Comput. Appl. | nca
Neural Computation | neco
IEEE Trans. Neural Networks Learn. Syst. | tnn
IEEE Trans. Cybern. | tcyb
Knowl. Based Syst. | kbs
Expert Syst. Appl. | eswa
Inf. Sci. | isci
Inf. Fusion | inffus
ACM Comput. Surv. | csur
ACM Computing Surveys | csur
Foundations and Trends in Machine Learning | ftml
Found. Trends Mach. Learn. | ftml
Foundations and Trends® in Machine Learning | ftml
Bioinform. | bioinformatics
Acta Mater. | acta-mater
Acta Materialia | acta-mater
Am. Econ. Rev. | aer
American Economic Review | aer
Appl. Energy | appl-energy
Applied Energy | appl-energy
Auton. Robots | arobots
Autonomous Robots | arobots
Automatica | automatica
Biometrika | biometrika
Chem. Sci. | chem-sci
Chemical Science | chem-sci
Econometrica | econometrica
EURASIP J. Audio Speech Music. Process. | ejasmp
EURASIP Journal on Audio, Speech, and Music Processing | ejasmp
eLife | elife
Front. Neurosci. | fnins
Frontiers in Neuroscience | fnins
Genome Biol. | genome-biol
Genome Biology | genome-biol
J. Am. Chem. Soc. | jacs
Journal of the American Chemical Society | jacs
JAMA | jama
Journal of the American Medical Association | jama
J. Chem. Inf. Model. | jcisd
Journal of Chemical Information and Modeling | jcisd
J. Fluid Mech. | jfm
Journal of Fluid Mechanics | jfm
J. Neurosci. | jneurosci
Journal of Neuroscience | jneurosci
J. Saf. Res. | jsafres
Journal of Safety Research | jsafres
Nano Lett. | nano-lett
Nano Letters | nano-lett
Nucleic Acids Res. | nar
Nucleic Acids Research | nar
Nat. Biotechnol. | natbiotech
Nature Biotechnology | natbiotech
Nat. Genet. | natgenet
Nature Genetics | natgenet
Nat. Neurosci. | natneuro
Nature Neuroscience | natneuro
NeuroImage | neuroimage
npj Comput. Mater. | npjcm
npj Computational Materials | npjcm
Psychol. Rev. | psychrev
Psychological Review | psychrev
Robot. Auton. Syst. | ras
Robotics and Autonomous Systems | ras
Saf. Sci. | safsci
Safety Science | safsci
TMECH | tmech
IEEE/ASME Transactions on Mechatronics | tmech
Wirel. Pers. Commun. | wpc
Wireless Personal Communications | wpc
Water Resour. Res. | wrr
Water Resources Research | wrr
"""

PREPRINTS = """
CoRR | corr
CoRR, abs/1706.03762 | corr
arXiv preprint arXiv:2301.00001 | corr
arXiv preprint arXiv:2301.00001, 2023 | corr 2023
arXiv:2301.00001v2 [cs.CL] | corr
ArXiv | corr
arXiv (Cornell University) | corr
ArXiv preprint | corr
arXiv e-prints | corr
arXiv pre-print | corr
ArXiv abs/2301.00001 | corr
Preprint | preprint
bioRxiv | biorxiv
medRxiv | medrxiv
SSRN Electronic Journal | ssrn
"""

NO_VENUES = """
Lecture Notes in Computer Science | None
Communications in Computer and Information Science | None
Lecture Notes in Networks and Systems | None
Advances in Intelligent Systems and Computing | None
ACM International Conference Proceeding Series | None
LIPIcs | None
CEUR Workshop Proceedings | None
OpenAI Blog | None
Technical Report | None
GitHub | None
PhD Thesis | None
"""

CONFUSABLE = """
International Conference on Machine Learning and Applications | icmla
2021 20th IEEE International Conference on Machine Learning and Applications (ICMLA) | icmla 2021
ICMLC | None
International Conference on Machine Learning and Cybernetics | None
International Conference on Machine Learning and Computing | None
International Conference on Machine Learning Technologies | None
International Conference on Machine Learning and Data Engineering | None
International Conference on Neural Information Processing | iconip
Neural Information Processing | None
Neural Information Processing - 28th International Conference, ICONIP 2021, Sanur, Bali, Indonesia, December 8-12, 2021, Proceedings, Part I | iconip 2021
Neural Information Processing Letters and Reviews | None
Neural Processing Letters | npl
International Conference on Pattern Recognition | icpr
International Conference on Pattern Recognition Applications and Methods | None
International Conference on Pattern Recognition and Machine Intelligence | None
Chinese Conference on Pattern Recognition and Computer Vision | prcv
International Conference on Computer Vision Theory and Applications | None
International Conference on Computer Vision Systems | None
International Conference on Computer Vision and Graphics | None
International Conference on Data Mining and Big Data | None
International Conference on Data Engineering and Management | None
International Conference on Web Search | None
Conference on Computer Communications and Networks | None
IEEE Communications Magazine | comm
IEEE Wireless Communications | wc
IEEE Wireless Communications and Networking Conference | wcnc
IEEE Transactions on Communications | tcom
IEEE Transactions on Networking | ton
IEEE Transactions on Network and Service Management | tnsm
ACM SIGMOD Record | sigmod-record
ACM SIGCOMM Computer Communication Review | ccr
SIGCOMM Comput. Commun. Rev. | ccr
ACM SIGKDD Explorations Newsletter | sigkdd
SIGIR Forum | None
ACM SIGIR Forum | None
ACM SIGOPS Operating Systems Review | None
ACM SIGPLAN Notices | None
IEEE Computer Graphics and Applications | None
Computer Graphics Forum | cgf
ACM Transactions on Internet Technology | toit
ACM Transactions on Information Systems | tois
ACM Transactions on Intelligent Systems and Technology | tist
ACM Transactions on Knowledge Discovery from Data | tkdd
IEEE Transactions on Information Theory | tit
IEEE Transactions on Information Forensics and Security | tifs
Information Systems Research | None
Information Systems Journal | None
Journal of Machine Learning for Biomedical Imaging | None
Artificial Intelligence in Medicine | None
Artificial Intelligence and Law | None
Applied Artificial Intelligence | None
Journal of Physics: Conference Series | None
Machine Learning with Applications | None
Machine Learning and Knowledge Extraction | None
Science China Information Sciences | chinaf
Science Robotics | scirobotics
Cell Reports | None
Nature Neuroscience | natneuro
European Conference on Machine Learning | pkdd
AACL | ijcnlp
AAMAS Workshops | ifaamas workshop
ACL Rolling Review | None
ACL ARR 2024 June Submission | None
EMNLP 2023 Submission | None
ICLR 2024 Conference Withdrawn Submission | None
NeurIPS 2023 Competition Track | None
CVPR 2023 Tutorial | cvpr tutorial 2023
KDD Cup | None
KDD Cup 2021 | None
ICASSP Workshops | icassp workshop
Findings of ICML 2024 | icml findings 2024
IEEE Symposium on Security and Privacy Workshops | sp workshop
IEEE Intelligent Systems | mis
Intelligent Systems | None
IEEE Intelligent Vehicles Symposium | ivs
The Web Conference 2023 | www 2023
Web Conference | www
International Conference on Web Engineering | None
Web and Big Data | None
Big Data | None
IEEE Transactions on Big Data | tbd
Frontiers in Big Data | fdata
Journal of Big Data | None
Big Data Research | None
International Conference on Learning Analytics and Knowledge | lak
International Conference on Communications | icc
International Conference on Communications in China | iccc
International Conference on Communications and Networking in China | None
Software Engineering | None
IEEE Software | software
Software: Practice and Experience | None
"""

# What looked like a place, an acronym or a year of a venue, and was none.
TRAPS = """
COLING-02: Grammar Engineering and Evaluation | None
EACL 1999: Computer and Internet Supported Education in Language and Speech Technology | None
COLING 2002: The 17th International Conference on Computational Linguistics: Project Notes | None
Coling 2008: Proceedings of the workshop on Knowledge and Reasoning for Answering Questions | coling workshop 2008
Proceedings of the 2nd Workshop on Multilingual Surface Realisation (MSR 2019) | None
Proceedings of the Workshop on Automatic Text Simplification - Methods and Applications in the Multilingual Society (ATS-MA 2014) | None
Proceedings of the Fourth ACL-SIGSEM Workshop on Prepositions | None
Proceedings of the 9th Joint ISO - ACL SIGSEM Workshop on Interoperable Semantic Annotation | None
Proceedings of the ACL-02 Workshop on Automatic Summarization | acl workshop 2002
2000 Conference on Computer Vision and Pattern Recognition (CVPR 2000), 13-15 June 2000, Hilton Head, SC, USA | cvpr 2000
Proceedings of the 2017 CHI Conference on Human Factors in Computing Systems, Denver, CO, USA, May 06-11, 2017 | chi 2017
Proceedings of the Twenty-Ninth AAAI Conference on Artificial Intelligence, January 25-30, 2015, Austin, Texas, USA | aaai 2015
International Conference on Computer Vision, Imaging and Graphics, Lisbon, Portugal, May 3-5, 2023 | None
International Conference on Machine Learning, Gardens and Ponds, Lisbon, May 3-5, 2023 | None
Advances in Neural Information Processing Systems 15 [Neural Information Processing Systems, NIPS 2002, December 9-14, 2002, Vancouver, British Columbia, Canada] | nips 2002
Machine Learning, Proceedings of the Twentieth International Conference (ICML 2003), August 21-24, 2003, Washington, DC, USA | icml 2003
The Thirty-Third AAAI Conference on Artificial Intelligence, AAAI 2019, The Thirty-First Innovative Applications of Artificial Intelligence Conference, IAAI 2019, The Ninth AAAI Symposium on Educational Advances in Artificial Intelligence, EAAI 2019, Honolulu, Hawaii, USA, January 27 - February 1, 2019 | aaai 2019
EAAI 2019 | eaai 2019
ICML 2023, Machine Learning | None
Proceedings of the Twentieth Workshop on Algorithm Engineering and Experiments, ALENEX 2018, New Orleans, LA, USA, January 7-8, 2018 | alenex 2018
Computational Learning Theory and Kernel Machines, 16th Annual Conference on Computational Learning Theory and 7th Kernel Workshop, COLT/Kernel 2003, Washington, DC, USA, August 24-27, 2003, Proceedings | colt 2003
MICRO-54 | micro
AAAI-97 | aaai 1997
Sixth Conference on Machine Translation: Shared Task Papers | None
Workshop on Machine Translation (WMT 2021) | wmt 2021
KDD 2023, Tutorials | kdd tutorial 2023
ICML 2023, Workshop | icml workshop 2023
ICML 2023, Findings | icml findings 2023
"""

TABLES = {
    "machine learning": MACHINE_LEARNING,
    "artificial intelligence": ARTIFICIAL_INTELLIGENCE,
    "vision": VISION,
    "language": LANGUAGE,
    "data": DATA,
    "systems": SYSTEMS,
    "security": SECURITY,
    "software people theory robots": SOFTWARE_PEOPLE_THEORY_ROBOTS,
    "general journals": GENERAL_JOURNALS,
    "preprints": PREPRINTS,
    "no venues": NO_VENUES,
    "confusable": CONFUSABLE,
    "traps": TRAPS,
}


def _cases(table: str) -> list[tuple[str, str]]:
    lines = (line.rpartition(" | ") for line in table.strip().splitlines())
    return [(spelling, meaning) for spelling, _, meaning in lines]


def _meaning(spelling: str) -> str:
    venue = recognise_venue(spelling)
    if venue is None:
        return "None"
    track = {Track.MAIN: "", Track.DATASETS: "datasets"}.get(venue.track, venue.track.value)
    return " ".join(filter(None, [venue.id, track, str(venue.year or "")]))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_spelling_means_the_venue_the_track_and_the_year_that_it_names_or_nothing(table):
    assert [(spelling, _meaning(spelling)) for spelling, _ in _cases(table)] == _cases(table)


def test_the_tables_are_wide():
    assert len({spelling for table in TABLES.values() for spelling, _ in _cases(table)}) >= 500
