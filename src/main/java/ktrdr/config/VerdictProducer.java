package ktrdr.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import ktrdr.agent.assess.VerdictRules;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the thresholds of the verdict injectable. Those that can't be used stop the server. */
@ApplicationScoped
public class VerdictProducer {
  @Inject
  @ConfigProperty(name = "ktrdr.verdict.dsr", defaultValue = "0.95")
  private double deflatedSharpe;

  @Inject
  @ConfigProperty(name = "ktrdr.verdict.p", defaultValue = "0.05")
  private double surrogateP;

  @Inject
  @ConfigProperty(name = "ktrdr.verdict.trades", defaultValue = "30")
  private int trades;

  @Inject
  @ConfigProperty(name = "ktrdr.verdict.poor-p", defaultValue = "0.2")
  private double poorP;

  @Inject
  @ConfigProperty(name = "ktrdr.verdict.poor-percentile", defaultValue = "80")
  private double poorPercentile;

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    rules();
  }

  @Produces
  @Dependent
  VerdictRules rules() {
    try {
      return new VerdictRules(deflatedSharpe, surrogateP, trades, poorP, poorPercentile);
    } catch (IllegalArgumentException unusable) {
      throw new IllegalArgumentException("KTRDR_VERDICT_…: " + unusable.getMessage(), unusable);
    }
  }
}
