//! How many districts or figures each form of a chart holds. Beyond a limit another form takes its place, and a note says so; the table
//! still has the rest. A city of ten districts reaches none of them.

/// The most rows that are drawn at once: 40 rows are 1,300 CSS pixels, about two screens of a phone.
pub const MAX_ROWS: usize = 40;

/// Of more rows, so many are drawn from the top and from the bottom. Readers know a top ten.
pub const END_ROWS: usize = 10;

/// The most districts that a page shows as checkboxes and that a link names. Beyond them a search field is faster than reading a list, and
/// a link of 25 ids is longer than messengers and mail programs keep in one piece.
pub const MAX_NAMED: usize = 24;

/// The most districts that a sentence lists, and how many it lists of more.
pub const MAX_LISTED: usize = 10;
/// See `MAX_LISTED`.
pub const LISTED_OF_MORE: usize = 5;

/// The most panels of small multiples: four rows of three. More cannot be compared at a glance.
pub const MAX_PANELS: usize = 12;

/// The most columns of the matrix of who published what: three blocks of twelve on a phone.
pub const MAX_COLUMNS: usize = 36;

/// The most tiles of a tile map: thirty rows of two on a phone. With more, neighbours are screens apart.
pub const MAX_TILES: usize = 60;

/// The longest name that a tile holds on two lines, in letters, if two tiles stand side by side on a phone. A Chinese character is as wide
/// as two letters.
pub const MAX_TILE_NAME: usize = 24;

/// The most points that all get their names. Beyond them, names stand only where they touch nothing.
pub const MAX_NAMED_POINTS: usize = 16;

/// The most figures that a profile draws. Of more, it draws the latest of each series.
pub const MAX_ENTRIES: usize = 120;

/// The most rows that are spoken with the chart as a whole: twenty minutes. Each mark is still spoken, and the table has every row.
pub const MAX_SPOKEN: usize = 200;

/// The most points on the strip of a profile: on a phone more than a hundred touch each other.
pub const MAX_STRIP: usize = 100;

/// So many districts with figures of other periods make a series: then those figures belong to the chart over time, and are not listed
/// beside each ranking.
pub const LEAST_SERIES: usize = 3;
