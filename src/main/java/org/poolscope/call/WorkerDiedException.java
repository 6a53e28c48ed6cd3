package org.poolscope.call;

import java.util.List;
import java.util.stream.Collectors;
import org.poolscope.telemetry.DeathCertificate;

/// Says that a task has no result, because the worker that ran it died: killed, out of memory, or ended by the task
/// itself. The cause of an [java.util.concurrent.ExecutionException].
///
/// If the task was tried again and killed other workers too, it is quarantined, and there is a certificate of each.
public final class WorkerDiedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<DeathCertificate> certificates;

    /// @param certificates of all workers that the task has killed, at least one
    public WorkerDiedException(List<DeathCertificate> certificates) {
        super(message(certificates));
        this.certificates = List.copyOf(certificates);
    }

    private static String message(List<DeathCertificate> certificates) {
        String deaths = certificates.stream()
                .map(one -> "worker " + one.worker() + " (pid " + one.pid() + ") " + one.inWords())
                .collect(Collectors.joining("; "));
        return certificates.size() == 1
                ? deaths
                : "quarantined after the deaths of " + certificates.size() + " workers: " + deaths;
    }

    /// All that is known of the deaths, in their order.
    public List<DeathCertificate> certificates() {
        return certificates;
    }
}
