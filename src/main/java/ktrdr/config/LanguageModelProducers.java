package ktrdr.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import ktrdr.agent.model.ModelSettings;
import ktrdr.agent.model.ModelTable;
import ktrdr.agent.model.SettingsReader;
import org.eclipse.microprofile.config.Config;

/** Makes the settings of language models injectable. */
@ApplicationScoped
public class LanguageModelProducers {
  private static final String PREFIX = "KTRDR_LLM_";

  @Inject private Config config;

  /**
   * What the variables say.
   *
   * @throws IllegalArgumentException with a sentence, if one can't be used
   */
  @Produces
  @Dependent
  ModelSettings settings() {
    return SettingsReader.read(this::text);
  }

  @Produces
  @Dependent
  ModelTable models() {
    return ModelTable.standard();
  }

  /** {@code KTRDR_LLM_API_KEY} is the property {@code ktrdr.llm.api-key}. */
  private Optional<String> text(String variable) {
    String name = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    return config.getOptionalValue("ktrdr.llm." + name, String.class);
  }
}
