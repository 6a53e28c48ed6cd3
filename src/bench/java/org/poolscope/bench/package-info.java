/// Measures Poolscope beside its peers: in one sitting, in turns, each run in a process of its own, and tells ratios of
/// medians, since absolute times say more about the machine than about the program.
///
/// ```
///  Benchmarks ── Sitting ── round 1..n ── case ──┬── JavaProcess    ── java … run.OneRun CASE (ours)
///                                                └── PythonProcess  ── multiprocessing_peer.py CASE
///                   │ figures: one JSON object a line on stdout
///                   ▼
///                Findings ── Row: medians, ratio, its quartiles, target ── Report: terminal, results.md, results.json
/// ```
///
/// **Why a process for each run.** The peer's script measures a fresh pool in a fresh interpreter. So does ours in a
/// fresh JVM, and calls that `first`; what the same pool gives when its workers have been compiled is `steady`. Both
/// are told.
@NullMarked
package org.poolscope.bench;

import org.jspecify.annotations.NullMarked;
