package ktrdr.proof;

import java.util.Optional;
import ktrdr.operations.Operation;

/**
 * A server that starts the job of a root, as {@code Launcher} does it.
 *
 * @param execution the job, once it was started
 */
record Launch(String server, Operation root, Optional<Long> execution) {}
