"""Words that tell of a measure without naming it, in Korean and English: what the context model then judges.

The vocabulary holds the names of the measures; here is how digests speak of them.
"""

PHRASES = {
    "latency": (
        "computation time|execution time|response time|wall-clock time|계산 시간|계산시간|대기 시간|대기시간"
        "|디코딩 시간|생성 시간|소요 시간|실시간|실시간 처리 시간|실행 시간|실행시간|연산 시간|응답 시간"
        "|색인 시간|응답 지연|지연|지연 속도|처리 시간|처리시간|추론 지연|추론 지연시간|추론시간"
    ),
    "perplexity": "퍼플렉서티|퍼플렉스티|퍼플렉시티|펄플렉시티|당혹도",
    "accuracy": "정답률|정밀 정확도|정확성",
    "inference speed": (
        "decoding speed|faster|inference acceleration|sampling speed|speed-up|가속|가속도|가속화|디코딩 속도"
        "|빠르게|빠른|빨라|샘플링 속도|속도|처리 속도|추론 가속|추론 속도 향상"
    ),
    "training time": "학습 가속|학습 시간 단축|학습 효율|학습 효율성|훈련 가속|훈련 효율|훈련 효율성",
    "aesthetic quality": "aesthetics|미적 완성도|미학 품질|미학적 품질|심미성|심미적 품질",
    "task completion rate": (
        "completion rate|과제 달성률|과제 완료율|과제 완수율|완료율|완성률|임무 완료율|작업 완성률|작업 완수율"
    ),
    "human agreement": (
        "agreement|인간 일치도|인간 판단과의 상관|인간 평가 상관성|인간 평가와 높은 상관"
        "|인간 평가와 높은 상관관계|인간 평가와의 높은 상관관계|인간 평가와의 상관|인간 평가와의 상관관계"
        "|인간 평가자와의 일치|인간과의 상관관계|인간과의 일치|일치도|일치율|평가 일치"
    ),
    "hallucination rate": "환각|환각 감소|환각 발생률|환각률",
    "lip sync": "lip synchronization|립 싱크|립싱크|입 모양 동기화|입술 동기화|입술 싱크",
    "Chamfer Distance": "Chamfer 거리|챔퍼 거리|챔퍼 디스턴스|챔퍼거리|체임퍼 거리",
    "Hausdorff distance": "Hausdorff 거리|하우스도르프 거리",
    "F1": "F-measure|F-스코어|F1 스코어|F1 지표|F1-점수",
    "instruction following": (
        "명령 이행|명령 준수|명령어 반응성|명령어 준수|지시 수행|지시 이행도|지시 이행률|지시 준수|지시 추종"
        "|지시문 수행도|지시사항 준수|지침 준수"
    ),
    "semantic consistency": "semantic similarity|의미 일관성|의미 일치|의미 정합성|의미론적 일관성|의미적 일치",
    "subject consistency": "subject fidelity|subject similarity|대상 일관성|주제 일관성|주제 충실도|주체 보존|피사체 일관성",
    "identity preservation": (
        "ID 보존|face similarity|신원 보존|신원 유사도|신원 유지|신원 일관성|얼굴 유사도|얼굴 유사성"
        "|정체성 보존도|정체성 일관성"
    ),
    "text-image alignment": (
        "prompt following|text alignment|이미지-텍스트 정렬|텍스트 일치도|텍스트 정렬|텍스트 준수"
        "|텍스트-비디오 정렬|텍스트-이미지 일치|프롬프트 일치|프롬프트 일치도|프롬프트 정렬|프롬프트 정합성"
        "|프롬프트 준수|프롬프트 충실도"
    ),
    "Spearman correlation": "Spearman|Spearman 상관계수|순위 상관|스피어만|스피어만 상관계수|스피어먼",
    "Kendall's tau": "Kendall|Kendall tau|켄달 타우|켄달의 타우",
    "MAE": "mean absolute error|평균 절대 오차|평균절대오차",
    "RMSE": "root mean squared error|평균 제곱근 오차|평균제곱근오차",
    "MSE": "mean squared error|평균 제곱 오차|평균제곱오차",
    "correlation": "Pearson|상관도|상관성|피어슨",
    "FPS": "fps|frame rate|초당 평균|초당 프레임|프레임 속도|프레임/s|프레임/초",
    "energy efficiency": "energy consumption|에너지|에너지 소모|에너지 소비|에너지 절감|전력|전력 소비",
    "memory usage": (
        "VRAM|memory consumption|memory footprint|메모리|메모리 사용|메모리 소모|메모리 소비|메모리 요구량"
        "|메모리 절감|메모리 점유|메모리 효율|피크 메모리|memory savings|memory saving|memory reduction|메모리 절약"
    ),
    "computational cost": (
        "compute|계산 복잡도|계산 부담|계산 비용 절감|계산 오버헤드|계산 자원|계산 효율|연산 부담|연산 자원|컴퓨팅 비용"
    ),
    "throughput": "tokens per second|처리 성능|처리 속도|초당 토큰|토큰/초",
    "token usage": (
        "reasoning token|추론 토큰|출력 토큰|토큰 감소|토큰 길이|토큰 비용|토큰 사용|토큰 소모|토큰 절감|토큰 효율|토큰을"
    ),
    "response length": (
        "CoT 길이|output length|response lengths|사고 길이|추론 경로 길이|추론 과정 길이|추론 체인 길이|출력 길이|출력길이"
    ),
    "success rate": "success rates|과제 성공률|성공 비율|성공 확률|성공률을|성공율|작업 성공",
    "attack success rate": "jailbreak success rate|공격 성공|공격 성공율|탈옥 성공률",
    "error rate": "error rates|오류 발생률|오류 비율|오차율|오탐률",
    "win rate": "win-rate|승리 확률|승리율",
    "pass rate": "정답 통과율|합격률",
    "FLOPs": "FLOP|연산량",
    "convergence speed": "faster convergence|빠르게 수렴|빠른 수렴|수렴|수렴 가속|수렴이",
    "cost": "API 비용|비용 절감|비용을|추론 비용",
    "human preference": "preference rate|사용자 선호|선호도 평가|선호율|인간 선호도",
    "human evaluation": "사람 평가|사람 평가자|사용자 연구|사용자 평가|인간 평가자|전문가 평가|휴먼 평가",
    "visual quality": "시각 품질|시각적 사실성|시각적 완성도|시각적 현실감|화질",
    "image quality": "생성 품질|영상 화질|이미지 충실도|이미지 화질",
    "video quality": "비디오 생성 품질|영상 생성 품질",
    "temporal consistency": "temporal coherence|시간 일관성|시간적 안정성|시간적 연속성|시간적 정합성|시계열 일관성",
    "structural consistency": "구조 보존|구조 일관성|구조적 정합성|구조적 충실도",
    "style consistency": "style fidelity|스타일 보존|스타일 유사도|스타일 유사성|스타일 충실도",
    "loss": "validation loss|검증 손실|로그 손실|손실값|학습 손실|훈련 손실",
    "average score": "평균 성능|평균 점수가|평균점수",
    "diversity": "다양도|생성 다양성",
    "compression ratio": "압축|압축 비율|압축비",
    "rFID": "재구성 FID",
    "ROUGE": "ROUGE-1|ROUGE-2|Rouge",
    "BLEU": "BLEU-4|SacreBLEU|블루 점수",
    "hit rate": "Hit@10|Hits@1|적중률|히트율",
    "recall": "리콜|회수율",
    "nDCG": "NDCG 점수",
    "AUROC": "AUROC 점수|곡선 아래 면적",
    "acceptance rate": "acceptance length|수락 길이|수용 길이|수용 비율|승인률|승인율|토큰 승인율",
    "refusal rate": "거부 비율|거절률|과잉 거부",
    "sparsity": "희소도|희소화",
    "cosine similarity": "코사인 유사성",
    "WER": "WER|단어 오류율",
    "exact match": "EM 점수|완전 일치율|정확 일치",
}
