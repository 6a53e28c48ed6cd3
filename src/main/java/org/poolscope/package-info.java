/// Poolscope: launches a batch on a pool of worker JVMs, shows what every one of them does, and tells which pool size
/// to use. [org.poolscope.Main] is the command line, or the window.
///
/// ```
///  window / command line
///         │  RunConfiguration (workload + settings + pool options)     one immutable record
///         ▼
///  BatchRun, WorkerPool (parent)  ── one thread owns all pool state
///         │  command  (private Unix-domain socket per worker)     ▲ reply: result, timings, failure
///         ▼                                                       │
///  worker JVM 1..N  ── runs the task ── uses queue / pipe / counter / lock / array ── mapped memory
///         │  telemetry page (mapped file, one writer: the worker; one reader: the parent)
///         │  stdout and stderr (files) ── PrintedOutput (brings them line by line)
///         ▼
///  MonitoringChannel (samples every page and every named shared object 10 times a second)
///         │  Telemetry (sealed records)
///         ├──► journal ──► history, resume, queue         written as it happens; read back, the same records again
///         └──► live model ──► charts, tables of workers and shared objects   one timer, one event per chart per frame
/// ```
///
/// Where to begin: `cli` and `ui` are what a person has, `pool.BatchRun` runs a batch for both, `pool.engine` gives
/// tasks to workers, `worker` is the program in their JVMs, and `workload` is what they do. What each package is for is
/// in its package-info, all of them in `src/site/markdown/architecture.md`, and who may import whom in `layers.txt`
/// beside `ArchitectureTest`.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope;

import org.jspecify.annotations.NullMarked;
