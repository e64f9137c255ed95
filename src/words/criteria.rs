//! The success criteria of JIS X 8341-3:2016 by their official names, in its order.

use crate::handbook::accessibility::Level::{A, Aa, Aaa};
use crate::handbook::accessibility::{Criterion, Level};

/// Every criterion by its number.
pub const CRITERIA: [(&str, Criterion); 61] = [
    row("1.1.1", A, "非テキストコンテンツ"),
    row("1.2.1", A, "音声だけ及び映像だけ（収録済み）"),
    row("1.2.2", A, "キャプション（収録済み）"),
    row("1.2.3", A, "音声解説又はメディアに対する代替コンテンツ（収録済み）"),
    row("1.2.4", Aa, "キャプション（ライブ）"),
    row("1.2.5", Aa, "音声解説（収録済み）"),
    row("1.2.6", Aaa, "手話（収録済み）"),
    row("1.2.7", Aaa, "拡張音声解説（収録済み）"),
    row("1.2.8", Aaa, "メディアに対する代替コンテンツ（収録済み）"),
    row("1.2.9", Aaa, "音声だけ（ライブ）"),
    row("1.3.1", A, "情報及び関係性"),
    row("1.3.2", A, "意味のある順序"),
    row("1.3.3", A, "感覚的な特徴"),
    row("1.4.1", A, "色の使用"),
    row("1.4.2", A, "音声の制御"),
    row("1.4.3", Aa, "コントラスト（最低限レベル）"),
    row("1.4.4", Aa, "テキストのサイズ変更"),
    row("1.4.5", Aa, "文字画像"),
    row("1.4.6", Aaa, "コントラスト（高度レベル）"),
    row("1.4.7", Aaa, "小さな背景音、又は背景音なし"),
    row("1.4.8", Aaa, "視覚的提示"),
    row("1.4.9", Aaa, "文字画像（例外なし）"),
    row("2.1.1", A, "キーボード"),
    row("2.1.2", A, "キーボードトラップなし"),
    row("2.1.3", Aaa, "キーボード（例外なし）"),
    row("2.2.1", A, "タイミング調整可能"),
    row("2.2.2", A, "一時停止、停止及び非表示"),
    row("2.2.3", Aaa, "タイミング非依存"),
    row("2.2.4", Aaa, "割込み"),
    row("2.2.5", Aaa, "再認証"),
    row("2.3.1", A, "3回のせん（閃）光、又はしきい（閾）値以下"),
    row("2.3.2", Aaa, "3回のせん（閃）光"),
    row("2.4.1", A, "ブロックスキップ"),
    row("2.4.2", A, "ページタイトル"),
    row("2.4.3", A, "フォーカス順序"),
    row("2.4.4", A, "リンクの目的（コンテキスト内）"),
    row("2.4.5", Aa, "複数の手段"),
    row("2.4.6", Aa, "見出し及びラベル"),
    row("2.4.7", Aa, "フォーカスの可視化"),
    row("2.4.8", Aaa, "現在位置"),
    row("2.4.9", Aaa, "リンクの目的（リンクだけ）"),
    row("2.4.10", Aaa, "セクション見出し"),
    row("3.1.1", A, "ページの言語"),
    row("3.1.2", Aa, "一部分の言語"),
    row("3.1.3", Aaa, "一般的ではない用語"),
    row("3.1.4", Aaa, "略語"),
    row("3.1.5", Aaa, "読解レベル"),
    row("3.1.6", Aaa, "発音"),
    row("3.2.1", A, "フォーカス時"),
    row("3.2.2", A, "入力時"),
    row("3.2.3", Aa, "一貫したナビゲーション"),
    row("3.2.4", Aa, "一貫した識別性"),
    row("3.2.5", Aaa, "要求による変化"),
    row("3.3.1", A, "エラーの特定"),
    row("3.3.2", A, "ラベル又は説明"),
    row("3.3.3", Aa, "エラー修正の提案"),
    row("3.3.4", Aa, "エラー回避（法的、金融及びデータ）"),
    row("3.3.5", Aaa, "ヘルプ"),
    row("3.3.6", Aaa, "エラー回避（全て）"),
    row("4.1.1", A, "構文解析"),
    row("4.1.2", A, "名前（name）、役割（role）及び値（value）"),
];

const fn row(number: &'static str, level: Level, name: &'static str) -> (&'static str, Criterion) {
    (number, Criterion { number, level, name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_has_as_many_criteria_of_each_level() {
        let count = |level| CRITERIA.iter().filter(|(_, criterion)| criterion.level == level).count();
        assert_eq!([count(A), count(Aa), count(Aaa)], [25, 13, 23]);
        let numbers = CRITERIA.map(|(number, _)| number.split('.').map(|n| n.parse().unwrap()).collect::<Vec<u8>>());
        assert!(numbers.is_sorted() && numbers.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
