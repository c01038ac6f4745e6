package ktrdr.agent.model;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.ServiceTerms;
import ktrdr.agent.TokenCounts;

/**
 * What the provider said a call used.
 *
 * @param counts empty when it did not say; that is not 0
 * @param outputKnown false when it told the input only, because the call ended early: the output in
 *     the counts is then 0
 * @param unknown paths of what it told and nobody here can price: fields, tiers, impossible counts
 */
public record Usage(
    Optional<TokenCounts> counts, boolean outputKnown, ServiceTerms terms, List<String> unknown) {
  /** Nothing was told. */
  public static final Usage UNTOLD =
      new Usage(Optional.empty(), false, ServiceTerms.STANDARD, List.of());

  public Usage {
    unknown = List.copyOf(unknown);
  }
}
