package ktrdr.sessions.standalone;

import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.work.Refusal;

/** A load has ended, and the file that was uploaded for it went with it. */
public final class UploadGone extends Refusal {
  private static final long serialVersionUID = 1L;

  private UploadGone(Operation load) {
    super(
        Kind.CONFLICT,
        "upload_gone",
        "The file of this load was uploaded for it and removed when it ended; load it again with:"
            + " ktrdr data load FILE");
    member("success", false);
    member("operation_id", load.id().value());
  }

  /** Refuses a load that has ended and whose file was uploaded. */
  static void refuse(Operation load) {
    boolean uploaded = Parameters.of(load.subject()).has(LoadPlan.UPLOAD);
    if (uploaded && load.status().canBecome(OperationStatus.RESUMING)) {
      throw new UploadGone(load);
    }
  }
}
