package ktrdr.agent.model.call;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import ktrdr.agent.model.ApiKey;
import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelTable;
import ktrdr.agent.model.Provider;
import ktrdr.agent.model.SentRequest;
import ktrdr.fixture.CancelSwitch;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.work.ProgressMonitor;

/** Calls of a scripted provider, and what their listener heard. */
final class Calls implements Attempts, AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-30T05:00:00Z");
  static final String KEY = "sk-very-secret-1";
  static final CallLimits LIMITS =
      new CallLimits(
          3, Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ZERO);

  final ScriptedProvider provider;
  final CancelSwitch work = new CancelSwitch();
  final List<String> heard = new CopyOnWriteArrayList<>();
  final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  private final Provider spoken;
  private final LanguageModel model;

  private Calls(Provider spoken, CallLimits limits, ScriptedProvider.Script... scripts) {
    this.spoken = spoken;
    provider = new ScriptedProvider(scripts);
    Endpoint endpoint = new Endpoint(spoken, provider.base(), ApiKey.of(KEY));
    model = new LanguageModel(endpoint, limits, InstantSource.fixed(NOW));
  }

  static Calls anthropic(ScriptedProvider.Script... scripts) {
    return new Calls(Provider.ANTHROPIC, LIMITS, scripts);
  }

  static Calls openai(ScriptedProvider.Script... scripts) {
    return new Calls(Provider.OPENAI, LIMITS, scripts);
  }

  static Calls to(Provider spoken, ScriptedProvider.Script... scripts) {
    return new Calls(spoken, LIMITS, scripts);
  }

  static Calls within(CallLimits limits, ScriptedProvider.Script... scripts) {
    return new Calls(Provider.ANTHROPIC, limits, scripts);
  }

  ModelRequest request() {
    String name = spoken == Provider.ANTHROPIC ? "claude-opus-5-5" : "gpt-6-sol";
    return new ModelRequest(
        ModelTable.standard().find(name, spoken),
        List.of(ModelRequest.Part.of("Be brief.")),
        List.of(ModelRequest.Message.of(ModelRequest.Role.USER, "Say hello.")),
        1000,
        Optional.empty(),
        Optional.empty());
  }

  Attempt ask() {
    return ask(request());
  }

  Attempt ask(ModelRequest request) {
    return model.ask(request, this, ProgressMonitor.unwatched());
  }

  /** Asks on a thread of its own, cancellable by {@link #work}. */
  CompletableFuture<Attempt> begin() {
    return CompletableFuture.supplyAsync(
        () -> model.ask(request(), this, work), task -> new Thread(task, "asks").start());
  }

  @Override
  public void before(int number, SentRequest request) {
    heard.add("before " + number);
  }

  @Override
  public void after(Attempt attempt) {
    heard.add("after " + attempt.number());
    attempts.add(attempt);
  }

  @Override
  public void close() throws IOException {
    provider.close();
  }
}
