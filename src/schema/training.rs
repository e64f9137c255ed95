//! The front matter of `content/training/<id>.md`.

use super::draft::{Schema, Shape, Type, date, id, list, may, need, words};
use crate::handbook::Audience;
use crate::training::{MOST_MINUTES, MOST_QUESTIONS, MOST_SEED};

pub(super) fn schema() -> Schema {
    use Type::{Bool, Number, Text, Texts};
    let root = vec![
        need("id", "この研修の id。ファイル名と同じにする", id("outreach")),
        need("title", "題名", Text),
        may("subtitle", "副題", Text),
        need("learners", "受講する人", Text),
        need("objectives", "到達目標。受講記録の自己評価の項目にもなる", list(Text)),
        need("minutes", "全体の時間（分）。科目の時間の合計と同じにする", Number(1, MOST_MINUTES)),
        may("basis", "研修を定める条項。「要領の id#条項の id」", Texts),
        may("reviewed", "規程と照らし合わせた日", date()),
        may("agenda", "科目の前に、進み具合の分かる目次のスライドを置く", Bool),
        may("pass", "確認テストの合格に要る正答の数", Number(1, MOST_QUESTIONS)),
        may("seed", "確認テストの選択肢を並べ替える種。書かなければ、書いた順", Number(1, MOST_SEED)),
        may("attendance", "出席簿の様式の id", id("training-attendance")),
        may("audience", "見る人。public でなければ、公開する手引きに載らない", words(&Audience::WORDS)),
    ];
    Schema { title: "研修の、本文の前に書くこと", root: Shape::new(root), named: Vec::new() }
}
