package ktrdr.agent;

/**
 * Under which terms a provider served a call, as its reply says; they multiply the price.
 *
 * @param fast served in the provider's fast mode
 * @param usOnly inference was kept within the United States
 * @param batch served by the provider's batch interface
 */
public record ServiceTerms(boolean fast, boolean usOnly, boolean batch) {
  /** Ordinary service. */
  public static final ServiceTerms STANDARD = new ServiceTerms(false, false, false);
}
