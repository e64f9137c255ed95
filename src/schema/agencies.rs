//! `content/agencies.yaml`.

use super::draft::{Schema, Shape, Type, maps, may, need};

pub(super) fn schema() -> Schema {
    use Type::Text;
    let agency = vec![
        need("option", "様式の選択肢の値", Text),
        need("name", "名称", Text),
        may("telephone", "電話番号", Text),
        may("hours", "受付時間", Text),
        may("address", "所在地", Text),
        may("note", "利用する人への注意", Text),
    ];
    let root = vec![
        need("field", "つなぎ先の選択肢がある項目。「様式の id#項目の id」", Text),
        may("agencies", "つなぎ先", maps(agency)),
    ];
    Schema { title: "つなぎ先一覧", root: Shape::new(root), named: Vec::new() }
}
