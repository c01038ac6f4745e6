package ktrdr.sessions.budget;

import java.math.BigDecimal;
import ktrdr.operations.OperationId;

/**
 * A session that was paused because its next call may cost more than a budget has left.
 *
 * @param budget that had too little, in the words of the ledger
 * @param needed US dollars, with every digit
 */
public record BudgetWait(OperationId root, String budget, BigDecimal needed) {}
