package ktrdr.rest.money;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Agents;
import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.ModelNotAvailable;
import ktrdr.agent.model.ModelRow;
import ktrdr.agent.model.ModelSettings;
import ktrdr.agent.model.ModelTable;
import ktrdr.agent.model.Provider;
import ktrdr.agent.prices.ModelRetired;
import ktrdr.agent.prices.PriceFile;
import ktrdr.agent.prices.PriceRow;
import ktrdr.agent.prices.UnpricedModel;
import ktrdr.rest.money.LanguageModelsAnswerView.ProviderView;
import ktrdr.sessions.doctor.ModelSetup;

/** What is known of models, beside what this server is set to. */
@Dependent
public class LanguageModels {
  private static final String UNPRICED =
      "Nobody knows its price, so under a budget it is refused; add a row to prices.yaml";

  private final ModelTable table;
  private final ModelSettings settings;
  private final PriceFile prices;
  private final ModelSetup setup;

  @Inject
  public LanguageModels(
      ModelTable table, ModelSettings settings, PriceFile prices, ModelSetup setup) {
    this.table = table;
    this.settings = settings;
    this.prices = prices;
    this.setup = setup;
  }

  LanguageModelsAnswerView on(LocalDate day) {
    Optional<ModelRow> chosen = chosen();
    List<LanguageModelView> models = new ArrayList<>();
    models.add(LanguageModelView.builtin(chosen.isEmpty()));
    models.add(LanguageModelView.random());
    rows().forEach(row -> models.add(view(row, chosen, day)));
    return new LanguageModelsAnswerView(
        true,
        chosen.map(row -> row.provider().wire() + "/" + row.id()).orElse(Agents.BUILTIN),
        problems(),
        Arrays.stream(Provider.values()).map(this::provider).toList(),
        models);
  }

  /** The model that the settings name; empty for the built-in agent. */
  private Optional<ModelRow> chosen() {
    return settings
        .provider()
        .filter(provider -> settings.endpoint(provider).isPresent())
        .flatMap(provider -> settings.model().map(name -> table.find(name, provider)));
  }

  /** All models of the table, those that only the home's prices name, and that of the settings. */
  private List<ModelRow> rows() {
    List<ModelRow> rows = new ArrayList<>(table.rows());
    prices.own().stream().sorted().forEach(id -> add(table.find(id, unnamed()), rows));
    settings
        .model()
        .filter(name -> settings.provider().isPresent())
        .ifPresent(name -> add(table.find(name, unnamed()), rows));
    return rows;
  }

  private static void add(ModelRow row, List<ModelRow> rows) {
    if (rows.stream().noneMatch(r -> isSame(r, row))) {
      rows.add(row);
    }
  }

  /** Whose model it is when nobody says: a server of one's own speaks like OpenAI. */
  private Provider unnamed() {
    return settings.provider().orElse(Provider.OPENAI);
  }

  private static boolean isSame(ModelRow one, ModelRow other) {
    return one.provider() == other.provider() && one.id().equals(other.id());
  }

  private LanguageModelView view(ModelRow row, Optional<ModelRow> chosen, LocalDate day) {
    Optional<PriceRow> price =
        prices.problem().isPresent() ? Optional.empty() : prices.list().find(row.id(), day);
    return LanguageModelView.of(
        row,
        chosen.filter(c -> isSame(c, row)).isPresent(),
        settings.endpoint(row.provider()).isPresent(),
        use(row, day),
        price,
        price.map(p -> prices.own().contains(p.model())).orElse(false));
  }

  private LanguageModelView.Use use(ModelRow row, LocalDate day) {
    if (prices.problem().isPresent()) {
      return LanguageModelView.Use.no(prices.problem().get().getMessage());
    }
    if (settings.endpoint(row.provider()).isEmpty()) {
      return LanguageModelView.Use.no(ModelNotAvailable.withoutKey(row.provider()).getMessage());
    }
    try {
      prices.list().require(row.id(), day);
      return new LanguageModelView.Use(true, Optional.empty());
    } catch (ModelRetired retired) {
      return LanguageModelView.Use.no(retired.getMessage());
    } catch (UnpricedModel unpriced) {
      return new LanguageModelView.Use(true, Optional.of(UNPRICED));
    }
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>(setup.faults());
    setup.fallback().ifPresent(problems::add);
    return problems;
  }

  private ProviderView provider(Provider provider) {
    Optional<Endpoint> endpoint = settings.endpoint(provider);
    return new ProviderView(
        provider.wire(),
        endpoint.isPresent(),
        endpoint.map(Endpoint::base).orElse(provider.base()).toString());
  }
}
