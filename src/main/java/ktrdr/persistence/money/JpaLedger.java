package ktrdr.persistence.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import ktrdr.agent.budget.Caps;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.ledger.LedgerRows;
import ktrdr.agent.prices.PriceFile;

/** The ledger of this server: each call is a transaction, or a part of the caller's. */
@ApplicationScoped
@Transactional
public class JpaLedger extends Ledger {
  @Inject
  public JpaLedger(LedgerRows rows, PriceFile prices, Caps caps) {
    super(rows, prices, caps);
  }

  /** For the container's proxy only. */
  protected JpaLedger() {}
}
