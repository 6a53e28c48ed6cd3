package org.poolscope.workload;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.poolscope.shared.Segments;

/// Something that can be run as a batch on a pool of workers, found by [java.util.ServiceLoader].
///
/// The same class works on both sides. The parent asks for the [#batch] and folds what comes back into a [#summary];
/// each worker JVM [opens][#open] it once per run and then runs tasks one after another on a single thread. The two
/// sides never share an instance, so a field set in the parent is not seen in a worker: what a worker must know goes
/// through the settings, the items, or a shared segment.
public interface Workload {

    /// The name on the command line and in files: lower-case letters, digits and hyphens.
    String name();

    /// The name a person reads, a word or two.
    String title();

    /// What it does, in one sentence.
    String description();

    /// What can be set, in the order a form shows it. Form and command line are both made from this list.
    List<Parameter> parameters();

    /// Settings other than the defaults, by their names, with which there is something to see for some seconds on an
    /// ordinary machine: what the window begins with. The defaults are small, so that a script has its result at once.
    default Map<String, String> toWatch() {
        return Map.of();
    }

    /// How many workers must be running at the same time for these settings, at least. A pool smaller than this is
    /// refused before anything starts.
    default int requiredWorkers(Settings settings) {
        return 1;
    }

    /// The setting that says how many threads each item takes, by which a comparison varies it; empty if there is none.
    default Optional<String> threadsSetting() {
        return Optional.empty();
    }

    /// Says what there is to do. Called in the parent, away from the event dispatch thread: it may read folders.
    ///
    /// @param workers the pool size, for workloads that do something once per worker
    /// @throws InvalidSettingException if the settings are in bounds and yet cannot be run (a missing folder, say)
    Batch batch(Settings settings, int workers);

    /// Says what [#batch] would give, and makes and changes nothing: asked for by a dry run, and by a form while
    /// somebody fills it in. Called as `batch` is; the thread may be interrupted when nobody waits for it any more.
    ///
    /// @return empty, as by default, if `batch` itself makes and changes nothing, and takes no time
    /// @throws InvalidSettingException if `batch` would refuse the settings
    default Optional<Plan> plan(Settings settings, int workers) {
        return Optional.empty();
    }

    /// The names of parameters that few people change: a form folds them away.
    default Set<String> advanced() {
        return Set.of();
    }

    /// The names of parameters that mean nothing with these settings: a form shows them and takes nothing for them.
    /// Quick, since it is asked for at every key that is pressed.
    ///
    /// @param texts of all settings by their names, as they stand in a form; those that are typed need not be right
    default Set<String> unused(Map<String, String> texts) {
        return Set.of();
    }

    /// What parameters say the same thing in several ways, of which a person takes one.
    ///
    /// @return empty, as by default, if there are none
    default Optional<Alternatives> alternatives() {
        return Optional.empty();
    }

    /// What can be put into the text of a parameter, by the parameter's name: a form offers it beside the field. Quick
    /// with the defaults; as files that settings name may be looked at, called as [#plan] is with others.
    ///
    /// @param texts of all settings by their names, as they stand in a form; those that are typed need not be right
    default Map<String, List<Insertion>> insertions(Map<String, String> texts) {
        return Map.of();
    }

    /// What settings files come to that somebody has dropped on a form. It looks at no more than what they are.
    ///
    /// @param files there is one at least
    /// @return by the names of parameters; empty, as by default, if the workload has no use for such files
    /// @throws InvalidSettingException if it would have, but for something that is wrong with them
    default Map<String, String> dropped(List<Path> files) {
        return Map.of();
    }

    /// Whether a batch may be another one for another pool size. If not, a comparison asks for it once, and not for
    /// every size, before it begins.
    default boolean growsWithPool() {
        return true;
    }

    /// The name of a setting that has a batch that grows with the pool be the same one for every size.
    ///
    /// @return empty, as by default, if there is none
    default Optional<String> sameForAllSizes() {
        return Optional.empty();
    }

    /// Makes sure that a batch does the same work however often it is run, as a comparison needs. Called before the
    /// first run of one.
    ///
    /// @throws InvalidSettingException if a later run would find done what an earlier one did
    default void requireRepeatable(Settings settings) {}

    /// Prepares to run tasks. Called once in every worker JVM, before its first task.
    ///
    /// @param shared the shared objects the batch asked for, attached by name
    /// @throws Exception anything; it ends the run with this failure, since no other worker would fare better
    TaskBody open(Settings settings, Segments shared) throws Exception;

    /// The same, told where in the pool it is.
    default TaskBody open(Settings settings, Segments shared, Place place) throws Exception {
        return open(settings, shared);
    }

    /// Whether its tasks do next to nothing themselves but wait for other processes. Then one worker JVM is enough for
    /// all places of the pool: it [opens][#open(Settings, Segments, Place)] the workload once for each, and runs their
    /// tasks at the same time, so tasks must not keep anything where they meet, as in a static field, and must heed
    /// their interrupt.
    default boolean sharesProcess(Settings settings) {
        return false;
    }

    /// Which files an item is about, for whoever wants to see or open them. Called in the parent, on any thread, and
    /// for many items: it looks at no file.
    ///
    /// @param result what became of the item, as its task told it
    /// @return empty, as by default, if it is about none, or about files that nobody wants to open
    default Optional<ItemFiles> files(Settings settings, ItemResult result) {
        return Optional.empty();
    }

    /// The names of parameters that have no part in what becomes of an item: where items come from, say, and what is
    /// kept besides results. When these change, what is done already need not be done again.
    default Set<String> besideResults() {
        return Set.of();
    }

    /// Settings for a batch of a few moments, which a JVM plays through that nobody waits for: all that its tasks load
    /// is in the AOT cache of later workers then.
    ///
    /// @param folder an empty one, for what the batch reads and writes; deleted afterwards
    /// @return empty, as by default, if its tasks load little
    /// @throws Exception anything; then there is no rehearsal
    default Optional<Map<String, String>> rehearsal(Path folder) throws Exception {
        return Optional.empty();
    }

    /// A new summary, to fold one run's results into.
    Summary summary(Settings settings);
}
