package ktrdr.agent.ledger;

import java.util.Set;
import ktrdr.agent.ServiceTerms;
import ktrdr.agent.TokenCounts;

/**
 * What a provider's reply says about its cost.
 *
 * @param model id that the reply names
 * @param unknownFields names of usage fields that nobody here knows
 */
public record Bill(
    String model, TokenCounts tokens, ServiceTerms terms, Set<String> unknownFields) {
  public Bill {
    unknownFields = Set.copyOf(unknownFields);
  }
}
