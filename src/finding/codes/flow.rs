//! Codes of flow diagrams.

super::codes! {
    FLOW_UNKNOWN_STEP = "flow-unknown-step", Error, "行き先の手順がない",
        "next や groups で指した手順がありません。",
        "手順の id を直してください。";
    FLOW_DUPLICATE_STEP = "flow-duplicate-step", Error, "手順の id が重なる",
        "一つの流れ図に同じ id の手順が二つあります。",
        "一方の id を変えてください。";
    FLOW_UNKNOWN_LANE = "flow-unknown-lane", Error, "列がない",
        "手順の lane が、この流れ図の lanes にありません。",
        "lanes に加えるか、綴りを直してください。";
    FLOW_LANE_MISSING = "flow-lane-missing", Error, "手順の列が書かれていない",
        "lanes を使う流れ図では、全ての手順に lane を書きます。",
        "手順に lane を書いてください。";
    FLOW_LANE_EMPTY = "flow-lane-empty", Warning, "手順のない列がある",
        "lanes に並べた列に、手順が一つもありません。",
        "列を消すか、手順を加えてください。";
    FLOW_UNKNOWN_NOTE = "flow-unknown-note", Error, "注がない",
        "手順の notes で指した注が、この流れ図の notes にありません。",
        "注を書くか、名前を直してください。";
    FLOW_NOTE_UNUSED = "flow-note-unused", Warning, "使われない注がある",
        "注がどの手順からも使われていません。",
        "手順の notes に書くか、図全体の注なら scope: flow を書いてください。";
    FLOW_DECISION_WAYS = "flow-decision-ways", Error, "判断から出る道が足りない",
        "判断（decision）には、答えが二つ以上要ります。",
        "next に二つ以上の行き先を書いてください。";
    FLOW_DECISION_LABEL = "flow-decision-label", Error, "判断の答えが書かれていない",
        "判断から出る道には「はい」「いいえ」などの答えを書きます。",
        "next の label に答えを書いてください。";
    FLOW_LOOP = "flow-loop", Error, "戻る道に印がない",
        "手順が輪になっていますが、どの道が戻る道か書かれていません。",
        "戻る道に kind: return を書いてください。";
    FLOW_UNREACHED = "flow-unreached", Error, "入る道のない手順がある",
        "どの手順からも行けない手順があります。",
        "前の手順の next に加えるか、初めの手順なら kind: start を書いてください。";
    FLOW_LABEL_LONG = "flow-label-long", Warning, "手順の名前が長い",
        "手順の名前が長いと、図の箱が大きくなり読みにくくなります。",
        "短い名前にし、説明は text に書いてください。";
    FLOW_TOO_LARGE = "flow-too-large", Warning, "流れ図が大きい",
        "手順や列が多いと、A4 の紙に読める大きさで収まりません。",
        "二つの流れ図に分けてください。";
    FIGURE_OVERFLOW = "figure-overflow", Warning, "流れ図が紙に収まらない",
        "流れ図が大きく、横にしても A4 の紙に収まりません。文字が小さく縮めて印刷されます。",
        "流れ図を二つに分けるか、項目の文を短くしてください。";
}
