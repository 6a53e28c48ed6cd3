/// What a comparison has found: which pool size to use, or why that is not said, and what it rests on.
///
/// ```
/// question ──► sweep.Sweep ──► measured.SweepRun … ──► SweepResult ──► words.SweepWords
///  what, when   the runs        one each, SizeResult     Recommendation   sentences
/// ```
///
/// Which size is advised is decided in one place ([Recommendation]), out of times (`compare.statistics`), laws
/// (`compare.scaling`), items (`compare.prediction`) and what workers did meanwhile (`compare.waterfall`).
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.compare;

import org.jspecify.annotations.NullMarked;
