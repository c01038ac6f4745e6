package ktrdr.agent.model.call;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.model.ModelNotAvailable;
import ktrdr.agent.model.ModelRow;
import ktrdr.agent.model.ModelSettings;
import ktrdr.agent.model.ModelTable;
import ktrdr.agent.model.Provider;

/** The language models that this server can call: those for whose provider it has a key. */
public final class LanguageModels {
  private final ModelSettings settings;
  private final ModelTable table;
  private final Map<Provider, LanguageModel> called = new EnumMap<>(Provider.class);

  /**
   * The models that these settings allow.
   *
   * @param clock tells how far away the date in a {@code retry-after} is
   */
  public LanguageModels(ModelSettings settings, ModelTable table, InstantSource clock) {
    this.settings = settings;
    this.table = table;
    settings
        .endpoints()
        .forEach(at -> called.put(at.provider(), new LanguageModel(at, settings, clock)));
  }

  /** What {@code KTRDR_LLM_*} says. */
  public ModelSettings settings() {
    return settings;
  }

  /** All models that ktrdr knows, whether this server can call them or not. */
  public ModelTable table() {
    return table;
  }

  /** The model of sessions that name none; empty for the built-in agent. */
  public Optional<ModelRow> standard() {
    return settings
        .provider()
        .filter(called::containsKey)
        .flatMap(provider -> settings.model().map(name -> table.find(name, provider)));
  }

  /**
   * A model that can be called.
   *
   * @param host where
   * @param leastOutput tokens: a call that is paid for fewer is not sent
   */
  public record Callable(ModelRow row, LanguageModel at, String host, int leastOutput) {}

  /**
   * A model whose replies were recorded.
   *
   * @param at builds its requests and reads its replies
   */
  public record Recorded(ModelRow row, Rereader at) {}

  /**
   * A model of which only recorded replies are read; no key is needed.
   *
   * @param name {@code provider/id}
   * @param host where it was called
   * @throws ModelNotAvailable if its provider is not known
   */
  public Recorded recorded(String name, String host) {
    ModelRow row = table.named(name).orElseThrow(() -> ModelNotAvailable.unknown(name));
    return new Recorded(row, Rereader.of(row.provider(), host));
  }

  /**
   * The model of this name.
   *
   * @param name {@code provider/id}, an alias, or an id; an id that ktrdr does not know is one of
   *     the provider that the settings name
   * @throws ModelNotAvailable if its provider is not known, or has no key here
   */
  public Callable find(String name) {
    ModelRow row =
        table
            .named(name)
            .or(() -> settings.provider().map(provider -> table.find(name, provider)))
            .orElseThrow(() -> ModelNotAvailable.unknown(name));
    LanguageModel model = called.get(row.provider());
    if (model == null) {
      throw ModelNotAvailable.withoutKey(row.provider());
    }
    String host = settings.endpoint(row.provider()).orElseThrow().host();
    return new Callable(row, model, host, settings.output().least());
  }
}
