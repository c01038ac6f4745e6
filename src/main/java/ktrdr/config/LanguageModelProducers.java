package ktrdr.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ktrdr.agent.budget.Caps;
import ktrdr.agent.model.ModelSettings;
import ktrdr.agent.model.ModelTable;
import ktrdr.agent.model.SettingsReader;
import ktrdr.agent.model.call.LanguageModels;
import ktrdr.agent.prices.PriceFile;
import ktrdr.agent.prices.PriceList;
import ktrdr.sessions.doctor.ModelSetup;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the settings of language models and of money injectable. One that can't be used stops no
 * server: without it nothing is spent, and the log and the doctor say why.
 */
@ApplicationScoped
public class LanguageModelProducers {
  private static final System.Logger LOG = System.getLogger(LanguageModelProducers.class.getName());
  private static final String PREFIX = "KTRDR_LLM_";

  @Inject
  @ConfigProperty(name = "ktrdr.home")
  private String home;

  @Inject
  @ConfigProperty(name = "ktrdr.budget.day-usd", defaultValue = "20")
  private String budgetOfTheDay;

  @Inject
  @ConfigProperty(name = "ktrdr.budget.total-usd")
  private Optional<String> budgetInTotal;

  @Inject private Config config;

  void start(@Observes @Initialized(ApplicationScoped.class) Object start, ModelSetup setup) {
    setup.faults().forEach(fault -> LOG.log(Level.ERROR, fault));
    setup.fallback().ifPresent(sentence -> LOG.log(Level.WARNING, sentence));
  }

  /** What the variables say; the built-in agent alone, if one of them can't be used. */
  @Produces
  @Dependent
  ModelSettings settings() {
    return settingsFault().isEmpty()
        ? SettingsReader.read(this::text)
        : SettingsReader.read(name -> Optional.empty());
  }

  @Produces
  @Dependent
  ModelTable models() {
    return ModelTable.standard();
  }

  /** One for all, because each has a pool of connections. */
  @Produces
  @Singleton
  LanguageModels callable(ModelSettings settings, ModelTable table, InstantSource clock) {
    return new LanguageModels(settings, table, clock);
  }

  /** What language models cost: one reading for all. A changed file counts at the next start. */
  @Produces
  @Singleton
  PriceFile priceFile() {
    return PriceFile.read(Path.of(home));
  }

  @Produces
  @Dependent
  PriceList prices(PriceFile file) {
    return file.list();
  }

  /** What they may cost, until somebody sets other caps; nothing, if that can't be read. */
  @Produces
  @Dependent
  Caps caps() {
    return budgetFault().isEmpty() ? Caps.of(budgetOfTheDay, budgetInTotal) : Caps.CLOSED;
  }

  @Produces
  @Dependent
  ModelSetup setup(PriceFile file) {
    List<String> faults = new ArrayList<>();
    settingsFault().ifPresent(fault -> faults.add(fault + " The built-in agent does the work."));
    budgetFault().ifPresent(fault -> faults.add(fault + " Until then nothing may be spent."));
    file.problem().ifPresent(problem -> faults.add(problem.getMessage()));
    return new ModelSetup(faults, settings().fallback());
  }

  private Optional<String> settingsFault() {
    return fault(() -> SettingsReader.read(this::text));
  }

  private Optional<String> budgetFault() {
    return fault(() -> Caps.of(budgetOfTheDay, budgetInTotal));
  }

  private static Optional<String> fault(Runnable reading) {
    try {
      reading.run();
      return Optional.empty();
    } catch (IllegalArgumentException sentence) {
      return Optional.of(sentence.getMessage());
    }
  }

  /** {@code KTRDR_LLM_API_KEY} is the property {@code ktrdr.llm.api-key}. */
  private Optional<String> text(String variable) {
    String name = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    return config.getOptionalValue("ktrdr.llm." + name, String.class);
  }
}
