"""Korean names word for word in English: `에이전트 증류` is `Agent Distillation`.

A glossary of the field's ordinary words, not of names. A name is translated only if all of it is; a word may have a few
translations, and `A의 B` also reads `B of A`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

MOST = 64
"""Readings of one name that are tried."""

_ENDINGS = frozenset("된 적인 적 형 하는 한 법 식".split())
"""What makes another kind of word of a glossary word, and says nothing more."""

_GLOSSARY = """
에이전트 agent;증류 distillation;지식 knowledge;강화 reinforcement;학습 learning|training;훈련 training;정책 policy
최적화 optimization;그룹 group;상대 relative;상대적 relative;직접 direct;직접적 direct;선호 preference;선호도 preference
근접 proximal;보상 reward;모델 model;모델링 modeling;모형 model;검색 retrieval|search;증강 augmented|augmentation
생성 generation|generative|generated;생성적 generative;적대 adversarial;적대적 adversarial;신경망 network|neural network
네트워크 network;신경 neural;변분 variational;오토인코더 autoencoder;자기부호화기 autoencoder;자동 automatic|auto
인코더 encoder;디코더 decoder;부호화기 encoder;복호화기 decoder;확산 diffusion;디퓨전 diffusion;스테이블 stable
안정 stable;안정적 stable;잠재 latent;공간 space|spatial;공간적 spatial;시간 time|temporal;시간적 temporal
시공간 spatiotemporal;트랜스포머 transformer;변환기 transformer;어텐션 attention;주의 attention;셀프 self;자기 self
자가 self;교차 cross;다중 multi|multiple;멀티 multi;헤드 head;토큰 token;예측 prediction|predictive;다음 next
마스크 mask|masked;마스킹 masking|masked;마스크드 masked;언어 language;비전 vision;시각 visual|vision;시각적 visual
영상 video|image;이미지 image;비디오 video;오디오 audio;음성 speech|voice;텍스트 text;모달 modal;다중모달 multimodal
멀티모달 multimodal;크로스모달 cross modal;정렬 alignment;지도 supervised|map;비지도 unsupervised
자기지도 self supervised;준지도 semi supervised;미세조정 fine tuning;미세 fine;조정 tuning|adjustment
파인튜닝 fine tuning;튜닝 tuning;지시 instruction;명령 instruction;프롬프트 prompt;프롬프팅 prompting;소프트 soft
하드 hard;저랭크 low rank;저순위 low rank;랭크 rank;적응 adaptation|adaptive;적응형 adaptive;적응적 adaptive
어댑터 adapter;전이 transfer;메타 meta;퓨샷 few shot;제로샷 zero shot;원샷 one shot;연속 continuous|continual
지속 continual;지속적 continual;점진적 progressive|incremental;커리큘럼 curriculum;교육과정 curriculum;대조 contrastive
대조적 contrastive;표현 representation;임베딩 embedding;벡터 vector;행렬 matrix;그래프 graph;트리 tree;나무 tree
사슬 chain;체인 chain;연쇄 chain;사고 thought|thinking|thoughts;생각 thought|thinking;추론 reasoning|inference
추론적 inferential;단계 step|stage;단계별 step|step by step|stepwise;스텝 step;과정 process;프로세스 process
결과 outcome|result;검증 verification|validation;검증기 verifier;검증자 verifier;평가 evaluation|assessment
평가자 evaluator;판별기 discriminator;판별 discriminative;비평가 critic;행위자 actor;교사 teacher;학생 student
전문가 expert|experts;혼합 mixture|mixed|hybrid;라우팅 routing;게이트 gate;게이팅 gating;희소 sparse;희소성 sparsity
밀집 dense;선형 linear;비선형 nonlinear;이차 quadratic;커널 kernel;정규화 normalization|regularization;배치 batch
층 layer;계층 layer|hierarchical;레이어 layer;계층적 hierarchical;계층형 hierarchical;잔차 residual;스킵 skip
연결 connection;드롭아웃 dropout;경사 gradient;기울기 gradient;그래디언트 gradient;하강 descent;확률적 stochastic
확률 probability|probabilistic;결정적 deterministic;베이지안 bayesian;마르코프 markov;몬테카를로 monte carlo
탐색 search|exploration;탐험 exploration;활용 exploitation;빔 beam;탐욕 greedy;샘플링 sampling;표본 sample
추측 speculative;추측적 speculative;투기적 speculative;디코딩 decoding;병렬 parallel;순차 sequential;순차적 sequential
양자화 quantization|quantized;가지치기 pruning;프루닝 pruning;압축 compression;캐시 cache;메모리 memory;기억 memory
장기 long term;단기 short term;작업 task|working;과제 task;문맥 context;맥락 context;컨텍스트 context
인컨텍스트 in context;내 in;긴 long;장문 long;짧은 short;긴문맥 long context;롱컨텍스트 long context
위치 position|positional;회전 rotary|rotation;상태 state;행동 action|behavior;복제 cloning;모방 imitation;계획 planning
플래닝 planning;제어 control;제어망 controlnet;도구 tool;사용 use|using;호출 calling;함수 function;코드 code
프로그램 program;수학 math|mathematical;수학적 mathematical;질문 question;질의 query|question;응답 response|answering
답변 answer;답 answer;대화 dialogue|conversation;대화형 conversational|interactive;상호작용 interaction;인간 human
사람 human;피드백 feedback;기반 based|from;인공지능 ai;일관성 consistency;자기일관성 self consistency
불확실성 uncertainty;신뢰도 confidence;엔트로피 entropy;손실 loss;가이던스 guidance;안내 guidance;유도 guidance|guided
가이드 guidance|guided;분류기 classifier;분류 classification;없는 free;무 free;자유 free;회귀 regression|regressive
자기회귀 autoregressive;자동회귀 autoregressive;비자기회귀 non autoregressive;흐름 flow;플로우 flow;매칭 matching
정류 rectified;일치 matching|consistency;스코어 score;점수 score;노이즈 noise;잡음 noise;제거 denoising|removal
디노이징 denoising;역 inverse;장면 scene;복원 restoration|reconstruction;재구성 reconstruction;초해상도 super resolution
해상도 resolution;분할 segmentation;세그멘테이션 segmentation;세그먼트 segment;애니싱 anything;객체 object;물체 object
탐지 detection;검출 detection;추적 tracking;깊이 depth;추정 estimation;포즈 pose;자세 pose;얼굴 face;손 hand
동작 motion|action;모션 motion;가우시안 gaussian;스플래팅 splatting;복셀 voxel;메시 mesh;점 point;포인트 point
구름 cloud;클라우드 cloud;신경장 neural field;복사 radiance;래디언스 radiance;필드 field|fields;방사 radiance
장 field|fields;월드 world;세계 world;시뮬레이션 simulation;로봇 robot|robotic;조작 manipulation;내비게이션 navigation
운전 driving;자율주행 autonomous driving;의료 medical;금융 financial;법률 legal;과학 science|scientific
시계열 time series;예보 forecasting;추천 recommendation;시스템 system;프레임워크 framework;데이터 data
합성 synthetic|synthesis;증분 incremental;정제 refinement;반성 reflection;성찰 reflection;자기성찰 self reflection
수정 correction|revision;교정 correction;편집 editing;비평 critique;토론 debate;투표 voting
다수결 majority voting|majority vote;앙상블 ensemble;병합 merging;융합 fusion;결합 joint|combination
분리 separation|decoupled;해제 unlearning;언러닝 unlearning;망각 forgetting|unlearning;러닝 learning;안전 safety|safe
공격 attack;방어 defense;탈옥 jailbreak;환각 hallucination;설명 explanation;해석 interpretability|interpretation
기계론적 mechanistic;해석가능성 interpretability;회로 circuit;뉴런 neuron;중요도 importance;가중 weighted;가중치 weight
평균 average|averaging;이동 moving;지수 exponential;쌍 pair|pairwise;쌍별 pairwise;목록 list|listwise
확장 scaling|expansion|extension;스케일링 scaling;법칙 law|laws;테스트 test;시점 time;예산 budget;동적 dynamic
정적 static;실시간 real time;온라인 online;오프라인 offline;온폴리시 on policy;오프폴리시 off policy;이득 advantage
어드밴티지 advantage;가치 value;신용 credit;할당 assignment;궤적 trajectory;경로 path|trajectory
목표 goal|target|objective;지향 oriented|directed;조건 condition|conditional;조건부 conditional;무조건 unconditional
대규모 large scale;대형 large;거대 large;소형 small;초거대 hyperscale;사전 pre|prior;사전학습 pretraining
사전훈련 pretraining;사후 post|posterior;사후학습 post training;후처리 post processing;전처리 preprocessing
이중 dual|double;양방향 bidirectional;단방향 unidirectional;삼중 triple;단일 single;통합 unified|integrated;전역 global
지역 local;국소 local;슬라이딩 sliding;윈도우 window;창 window;블록 block;청크 chunk;패치 patch;풀링 pooling
합성곱 convolution|convolutional;컨볼루션 convolution|convolutional;순환 recurrent;특징 feature;피처 feature
추출 extraction;선택 selection|choice;필터링 filtering;필터 filter;재순위화 reranking;리랭킹 reranking;순위 ranking|rank
인과 causal;인과적 causal;반사실적 counterfactual;게임 game;플레이 play;경쟁 competition|competitive
협력 cooperative|collaboration;협업 collaboration|collaborative;분산 distributed|variance
연합 federated;의사결정 decision|decision making;의미 semantic
의미적 semantic;구문 syntactic;개체 entity|named entity;관계 relation;온톨로지 ontology;진화 evolution|evolutionary
진화적 evolutionary;유전 genetic;알고리즘 algorithm;쿼리 query;키 key;값 value;주파수 frequency;스펙트럼 spectral
푸리에 fourier;웨이블릿 wavelet;능동 active;예제 example;심층 deep;딥 deep;얕은 shallow;깊은 deep;빠른 fast;느린 slow
효율적 efficient;매개변수 parameter;파라미터 parameter;초매개변수 hyperparameter;하이퍼파라미터 hyperparameter
활성화 activation;조향 steering;스티어링 steering;개인화 personalized|personalization;스타일 style;콘텐츠 content
요약 summarization|summary;번역 translation;역번역 backtranslation;기계 machine|mechanical;인식 recognition|aware
감성 sentiment;감정 emotion|sentiment;분석 analysis;정확도 accuracy;정밀도 precision;재현율 recall;성공률 success rate
승률 win rate;오류율 error rate;단어 word;문자 character;음소 phoneme;문장 sentence;문서 document;질의응답 question answering
캡셔닝 captioning;캡션 caption|captioning;렌더링 rendering;의미론적 semantic;시맨틱 semantic;인스턴스 instance
파놉틱 panoptic;이상 anomaly;지연 latency|delay;지연시간 latency;추론시간 inference time
처리량 throughput;혼란도 perplexity;퍼플렉서티 perplexity;유사도 similarity
거리 distance;코사인 cosine;절대 absolute;제곱 squared|square;오차 error;오류 error;실행 execution;완전 exact|fully
정확 exact;비율 ratio|rate;독성 toxicity;유해성 harmfulness;충실도 faithfulness|fidelity;다양성 diversity;품질 quality
속도 speed|velocity;비용 cost;이해 understanding;독해 reading comprehension;상식 commonsense;논리 logical|logic
물리 physics|physical;개체명 named entity;상호참조 coreference;해결 resolution;구조 structure|architecture
단백질 protein;분자 molecular|molecule;날씨 weather;기상 weather;교통 traffic;주가 stock;자율 autonomous;주행 driving
다국어 multilingual;교차언어 cross lingual;저자원 low resource;도메인 domain;분포 distribution;일반화 generalization
강건성 robustness;견고성 robustness;강건한 robust;공정성 fairness;편향 bias;완화 mitigation;감지 detection
워터마킹 watermarking;워터마크 watermark|watermarking;프라이버시 privacy;보존 preserving|preservation;차등 differential
차분 differential|difference;효율 efficiency|efficient;효율성 efficiency;처리 processing;자연어 natural language
머신 machine;인공 artificial;지능 intelligence;컴퓨터 computer;프레임 frame;보간 interpolation;문제 problem;풀이 solving
증명 proving|proof;정리 theorem;형식 formal;계산 computation|computational;컴퓨팅 computing;최대 maximum|max
최소 minimum|minimization;우도 likelihood;화자 speaker;참조 reference|referring;구성 composition;변환 transformation|conversion
변형 variation|transformation;전환 transition|conversion;전이모델 transition model;소프트맥스 softmax
자연 natural;사용자 user;시점 view|viewpoint;뷰 view;다시점 multi view;다중뷰 multi view;맵 map;깊이맵 depth map
스펙트로그램 spectrogram;파형 waveform;가창 singing;합창 chorus;음악 music;멜 mel;보코더 vocoder;코덱 codec
임계값 threshold;정밀 precise|fine;특이값 singular value;분해 decomposition|factorization;고유값 eigenvalue;교란 perturbation
섭동 perturbation;평활화 smoothing;스무딩 smoothing;클리핑 clipping;감쇠 decay;예열 warmup;웜업 warmup;재표본 resampling
투 to;스피치 speech;실제 real;프로그래밍 programming;비주얼 visual;평가용 evaluation
기계학습 machine learning;로라 lora;드래프트 draft;초안 draft
기각 rejection;거부 rejection|refusal;수용 acceptance;중간 intermediate|mid
오브 of;쏘트 thought;씽킹 thinking;싱킹 thinking;셀프플레이 self play;자기대국 self play;루프 loop;워크플로 workflow
오케스트레이션 orchestration;메커니즘 mechanism;기제 mechanism;크로스 cross
"""


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    entries = (entry.split(" ", 1) for line in _GLOSSARY.split("\n") for entry in line.split(";") if entry)
    found: dict[str, tuple[str, ...]] = {}
    for korean, english in entries:
        found[korean] = tuple(dict.fromkeys((*found.get(korean, ()), *english.split("|"))))
    return found


@lru_cache(maxsize=50_000)
def translations(name: str) -> tuple[str, ...]:
    """English readings of a Korean name, word for word; empty if one of its words is not in the glossary."""
    if not re.search("[가-힣]", name) or len(name) > 60:
        return ()
    words = re.split(r"[\s\-]+", name.strip(" -"))
    orders = [words, *_turned(name), *([["".join(words)]] if len(words) > 1 else [])]
    found = (" ".join(choice) for order in orders for choice in _readings(order))
    return tuple(dict.fromkeys(islice(found, MOST)))


def _turned(name: str) -> Iterator[list[str]]:
    """`A의 B` as `B of A`."""
    before, mark, after = name.partition("의 ")
    if mark and before and after:
        yield [*re.split(r"[\s\-]+", after), "of", *re.split(r"[\s\-]+", before)]


def _readings(words: list[str]) -> Iterator[tuple[str, ...]]:
    pieces = [_pieces(word) for word in words]
    if all(pieces):
        yield from product(*(choice for word in pieces for choice in word))


def _pieces(word: str) -> list[tuple[str, ...]]:
    """The word cut into glossary words, longest first, each with its translations; empty if that fails."""
    if word.isascii():
        return [(word,)]
    out: list[tuple[str, ...]] = []
    while word:
        size = next((n for n in range(len(word), 0, -1) if word[:n] in _words()), 0)
        latin = re.match(r"[A-Za-z0-9]+", word)
        if latin:
            out.append((latin.group(),))
            word = word[latin.end() :]
        elif size and (size > 1 or len(word) == 1):
            out.append(_words()[word[:size]])
            word = word[size:]
        elif out and word in _ENDINGS:
            break
        else:
            return []
    return out
