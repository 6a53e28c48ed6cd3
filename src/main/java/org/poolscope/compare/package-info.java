/// What a comparison asks and what it has found: the same batch at several pool sizes, and what the times say about
/// which size to use.
///
/// ```
/// SweepConfiguration ──► sweep.Sweep ──► SweepRun … ──► SweepResult ──► words.SweepWords
///  what, sizes, Ending    the runs        one each       Recommendation   sentences
/// ```
///
/// A run that did not do the same work as the others is kept and shown, and never counted ([Timing]). Which size is
/// advised is decided in one place ([Recommendation]), out of times (`compare.statistics`), laws (`compare.scaling`),
/// items (`compare.prediction`) and what workers did meanwhile (`compare.waterfall`).
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.compare;

import org.jspecify.annotations.NullMarked;
