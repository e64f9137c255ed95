//! What authors of forms read about a mistake: what is wrong, what to do.

use crate::form::expression::problem::{Function, Problem, ProblemKind as P, Suggestion, Type};

fn type_name(kind: Type) -> &'static str {
    match kind {
        Type::Condition => "条件",
        Type::Number => "数",
        Type::Date => "日付",
        Type::Time => "時刻",
        Type::Text => "文字",
        Type::One => "1つを選ぶ項目",
        Type::Many => "複数を選ぶ項目",
        Type::Check => "チェック欄",
        Type::Repeat => "繰返し",
    }
}

fn suggestions(near: &[Suggestion]) -> String {
    let item = |near: &Suggestion| match near.label.trim() {
        "" => format!("「{}」", near.write),
        label => format!("「{}」（{label}）", near.write),
    };
    near.iter().map(item).collect::<Vec<_>>().join("、")
}

fn usage(function: Function) -> &'static str {
    match function {
        Function::Years => "years(始めの日, 終わりの日)",
        Function::Round => "round(数, 小数の桁数)",
        Function::If => "if(条件, 成り立つときの値, それ以外の値)",
        Function::Sum => "sum(繰返しのid.列のid)",
        Function::Count => "count(繰返しのid)",
    }
}

/// What is wrong, for the author of the form.
#[must_use]
pub fn message(problem: &Problem) -> String {
    match &problem.kind {
        P::Nothing => "式が書かれていません。".to_string(),
        P::TooLong { limit } => format!("式が長すぎます（{limit}バイトまで）。"),
        P::TooManyParts { limit } => format!("式の部分が多すぎます（{limit}個まで）。"),
        P::TooDeep { limit } => format!("かっこなどの入れ子が深すぎます（{limit}段まで）。"),
        P::FullWidth { found, .. } => format!("全角の「{found}」は使えません。"),
        P::Foreign { found, .. } => format!("「{found}」という書き方はありません。"),
        P::Character { found } => format!("「{}」は式に使えない文字です。", found.escape_debug()),
        P::Quote => "引用符が閉じていません。".to_string(),
        P::Unclosed => "「(」に対する「)」がありません。".to_string(),
        P::Unopened => "「)」に対する「(」がありません。".to_string(),
        P::BadNumber { found } => format!("「{found}」は数として読めません。"),
        P::BadDate { found } => format!("「{found}」という日はありません。"),
        P::Missing { found: None } => "式が途中で終わっています。".to_string(),
        P::Missing { found: Some(found) } => format!("「{found}」の前に、項目か値がありません。"),
        P::Unexpected { found } => format!("ここに「{found}」は書けません。"),
        P::Chained => "1つの比較に記号が2つあります。".to_string(),
        P::IsWithoutEmpty => "「is」の後に「empty」も「not empty」もありません。".to_string(),
        P::UnknownFunction { name, .. } => format!("「{name}」という関数はありません。"),
        P::ArgumentCount { function, found } => {
            format!("「{}」に渡す値の数が違います（{}個のところ{found}個）。", function.name(), function.arguments())
        }
        P::ArgumentShape { function } => format!("「{}」に渡せない形です。", function.name()),
        P::Digits => "四捨五入の桁が、-9から9までの整数ではありません。".to_string(),
        P::UnknownName { name, .. } => format!("「{name}」という項目はありません。"),
        P::UnknownOption { label, value, .. } => format!("「{label}」に「{value}」という選択肢はありません。"),
        P::Swapped { field, value } => format!("選択肢「{value}」が項目「{field}」の左にあります。"),
        P::WrongType { expected, found } => {
            format!("ここには{}を書きますが、{}になっています。", type_name(*expected), type_name(*found))
        }
        P::NotComparable { left, right } => {
            format!("左の{}と右の{}は比べられません。", type_name(*left), type_name(*right))
        }
        P::NoOrder { found } => format!("{}に大小や前後はありません。", type_name(*found)),
        P::UseIncludes { name } => format!("「{name}」は複数を選ぶ項目なので、「=」や「!=」では比べられません。"),
        P::IncludesNeedsMany { found } => {
            format!("「includes」は複数を選ぶ項目に使いますが、左は{}です。", type_name(*found))
        }
        P::CheckCompared { name } => format!("「{name}」はチェック欄なので、値と比べられません。"),
        P::EmptyNeedsField => "空欄かどうかを問えるのは項目だけです。".to_string(),
        P::EmptyText => "空の文字と比べています。".to_string(),
        P::BadTime { found } => format!("「{found}」は時刻として読めません。"),
        P::ColumnOutsideRow { name } => format!("「{name}」は繰返しの列なので、どの行のことか決まりません。"),
        P::NotRepeat { name } => format!("「{name}」は繰返しではありません。"),
        P::SumNeedsNumber { name, found } => format!("「{name}」は{}なので、合計できません。", type_name(*found)),
        P::IfBranches { then, otherwise } if then == otherwise => {
            format!("「if」の値に{}は使えません。", type_name(*then))
        }
        P::IfBranches { then, otherwise } => {
            format!("「if」の2つの値の種類が、{}と{}で違います。", type_name(*then), type_name(*otherwise))
        }
        P::DivisionByZero => "0で割っています。".to_string(),
        P::NoField => "どの項目も問わない条件です。".to_string(),
        P::NotCalculable { found } => format!("{}の答えは計算で決められません。", type_name(*found)),
        P::OwnField { name } => format!("「{name}」の条件が、その項目自身を問うています。"),
        P::NeverHolds { .. } => "この条件は決して成り立ちません。".to_string(),
        P::Cycle { names } => format!("式が循環しています（{}）。", names.join(" → ")),
    }
}

/// What to do about it.
#[must_use]
pub fn cure(problem: &Problem) -> String {
    let quotes = "選択肢の値や文字なら、引用符（\"）で囲みます。";
    match &problem.kind {
        P::Nothing => "式を書くか、このキーを消します。".to_string(),
        P::TooLong { .. } | P::TooManyParts { .. } => "途中の計算を別の項目に分けます。".to_string(),
        P::TooDeep { .. } => "要らないかっこを外すか、途中の計算を別の項目に分けます。".to_string(),
        P::FullWidth { write, .. } => format!("半角で「{write}」と書きます。{quotes}"),
        P::Foreign { write, .. } => format!("「{write}」と書きます。{quotes}"),
        P::Character { .. } => format!("この文字を消します。{quotes}"),
        P::Quote => "終わりに同じ引用符を書きます。".to_string(),
        P::Unclosed => "「)」を書き足します。".to_string(),
        P::Unopened => "「(」を書き足すか、この「)」を消します。".to_string(),
        P::BadNumber { .. } => "整数の部分を12桁まで、小数の部分を6桁までで書きます。".to_string(),
        P::BadDate { .. } => "ある日を「2025-04-01」の形で書きます。".to_string(),
        P::Missing { .. } => "項目のid、値又は式を書き足します。".to_string(),
        P::Unexpected { .. } => {
            format!("条件の間には「and」か「or」、値の間には比較や計算の記号を書きます。{quotes}")
        }
        P::Chained => "「a <= b and b <= c」のように、2つの比較に分けます。".to_string(),
        P::IsWithoutEmpty => "「is empty」か「is not empty」と書きます。値と比べるときは「=」を使います。".to_string(),
        P::UnknownFunction { near, .. } if !near.is_empty() => format!("「{}」ではありませんか。", near.join("」か「")),
        P::UnknownFunction { .. } => {
            let all: Vec<&str> = Function::ALL.into_iter().map(Function::name).collect();
            format!("使える関数は{}です。", all.join("、"))
        }
        P::ArgumentCount { function, .. } | P::ArgumentShape { function } => {
            format!("「{}」の形で書きます。", usage(*function))
        }
        P::Digits => "小数第1位まで残すときは1、整数にするときは0、十の位まで残すときは-1と書きます。".to_string(),
        P::UnknownName { near, .. } if !near.is_empty() => format!("{}ではありませんか。", suggestions(near)),
        P::UnknownName { .. } => "項目のidを確かめます。文字と比べるときは、引用符（\"）で囲みます。".to_string(),
        P::UnknownOption { value, .. } if value == "empty" => "空欄かどうかは「is empty」で問います。".to_string(),
        P::UnknownOption { near, .. } if !near.is_empty() => format!("{}ではありませんか。", suggestions(near)),
        P::UnknownOption { .. } => "choicesに書いた値を確かめます。".to_string(),
        P::Swapped { field, value } => format!("項目を左にして「{field} = {value}」の順に書きます。"),
        P::WrongType { expected: Type::Condition, found: Type::One } => {
            "「項目 = 値」のように、選択肢の値と比べます。".to_string()
        }
        P::WrongType { expected: Type::Condition, found: Type::Many } => {
            "「項目 includes 値」のように、含む選択肢を書きます。".to_string()
        }
        P::WrongType { expected: Type::Condition, .. } => {
            "比較にするか、答えの有無なら「is empty」「is not empty」を使います。".to_string()
        }
        P::WrongType { expected, .. } => format!("{}の項目か、{0}になる式に直します。", type_name(*expected)),
        P::NotComparable { left: Type::Date, .. } => {
            "日付は「2025-04-01」の形で、引用符を付けずに書きます。".to_string()
        }
        P::NotComparable { left: Type::Time, .. } => "時刻は\"09:30\"の形で書きます。".to_string(),
        P::NotComparable { left: Type::Text, .. } => "文字は引用符（\"）で囲んで書きます。".to_string(),
        P::NotComparable { left: Type::Repeat, .. } => "行の数は「count(繰返しのid)」で比べます。".to_string(),
        P::NotComparable { left: Type::One | Type::Many, .. } => "右に選択肢の値を1つ書きます。".to_string(),
        P::NotComparable { .. } => "左右の種類をそろえます。".to_string(),
        P::NoOrder { .. } => "「=」か「!=」、複数を選ぶ項目なら「includes」を使います。".to_string(),
        P::UseIncludes { name } => format!("「{name} includes 値」、否定なら「not {name} includes 値」と書きます。"),
        P::IncludesNeedsMany { found: Type::One } => "「項目 = 値」と書きます。".to_string(),
        P::IncludesNeedsMany { .. } => "左に、typeがselect_multipleの項目を書きます。".to_string(),
        P::CheckCompared { name } => {
            format!("チェックがあるときは「{name}」、ないときは「not {name}」とだけ書きます。")
        }
        P::EmptyNeedsField => "「is empty」の左に項目のidを1つだけ書きます。".to_string(),
        P::EmptyText => "空欄かどうかは「is empty」「is not empty」で問います。".to_string(),
        P::BadTime { .. } => "\"09:30\"のように、24時間で時と分を2桁ずつ書きます。".to_string(),
        P::ColumnOutsideRow { name } => format!("全部の行を合わせるときは「sum({name})」と書きます。"),
        P::NotRepeat { .. } => "typeがrepeatの項目のidを書きます。".to_string(),
        P::SumNeedsNumber { .. } => "数の列を書きます。行の数は「count(繰返しのid)」で数えます。".to_string(),
        P::IfBranches { .. } => "2つとも、数、日付、時刻又は文字のどれか1つの種類にそろえます。".to_string(),
        P::DivisionByZero => "0以外の数か、項目で割ります。".to_string(),
        P::NoField => "項目のidを入れた条件にします。いつも必須なら「required: true」と書きます。".to_string(),
        P::NotCalculable { .. } => "calculateを消すか、項目のtypeを数、日付、時刻又は文字にします。".to_string(),
        P::OwnField { .. } => {
            "ほかの項目を使った条件にします。答えの中身を検査するときは「constraint」に書きます。".to_string()
        }
        P::NeverHolds { because } if because.len() > 1 => {
            "両立しない部分を直します。どちらかでよいときは「or」を使います。".to_string()
        }
        P::NeverHolds { .. } => "条件の値や向きを見直します。".to_string(),
        P::Cycle { .. } => "どれか1つの項目の式から、循環する項目を外します。".to_string(),
    }
}
