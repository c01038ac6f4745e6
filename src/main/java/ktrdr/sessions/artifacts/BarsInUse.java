package ktrdr.sessions.artifacts;

import java.util.List;
import ktrdr.operations.Operation;
import ktrdr.work.Refusal;

/** Active work needs the bars; nothing was removed. */
public final class BarsInUse extends Refusal {
  private static final long serialVersionUID = 1L;

  BarsInUse(String symbol, List<Operation> work) {
    super(
        Kind.CONFLICT,
        "bars_in_use",
        "Bars of "
            + symbol
            + " are in use by active operations; wait for their end, or cancel them");
    member("success", false);
    member("symbol", symbol);
    member("operation_ids", work.stream().map(o -> o.id().value()).toList());
  }
}
