package ktrdr.rest.money;

import java.util.List;

/**
 * What sessions can be given to.
 *
 * @param defaultModel what works when a session names none
 * @param problems sentences: what keeps language models from being called
 */
public record LanguageModelsAnswerView(
    boolean success,
    String defaultModel,
    List<String> problems,
    List<ProviderView> providers,
    List<LanguageModelView> models) {

  /**
   * Whose models can be called.
   *
   * @param baseUrl where they are
   */
  public record ProviderView(String provider, boolean keySet, String baseUrl) {}
}
