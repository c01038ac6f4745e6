package ktrdr.operations;

import ktrdr.work.Refusal;

/** The operation has changed since the caller read it; nothing was changed. */
public final class VersionChanged extends Refusal {
  private static final long serialVersionUID = 1L;

  VersionChanged(Operation now) {
    super(
        Kind.OUTDATED,
        "version_changed",
        "Operation is not at the version that If-Match names; it is at version "
            + now.state().version()
            + " (status: "
            + now.status().wire()
            + ")");
    member("success", false);
    member("operation_id", now.id().value());
    member("version", now.state().version());
  }
}
