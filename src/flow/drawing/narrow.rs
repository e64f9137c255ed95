//! The same flow for a narrow screen: one column, lanes named in the boxes.

use super::figure::{Direction, Figure};

/// A figure with all its steps one below the other, in the order of the ways
/// between them. The lane of a step becomes its first tag, so that nothing is
/// lost where columns find no room. To be laid out with [`super::Sizes::phone`].
pub fn narrow(figure: &Figure) -> Figure {
    let mut one = figure.clone();
    one.one_column = true;
    one.direction = Direction::Down;
    for step in &mut one.steps {
        if let Some(lane) = step.lane.take().and_then(|l| figure.lanes.get(l)) {
            step.tags.insert(0, lane.label.clone());
        }
    }
    one.lanes.clear();
    one
}
