package ktrdr.cli.client.http;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import ktrdr.cli.client.api.AgentApi;
import ktrdr.cli.client.api.EngineApi;
import ktrdr.cli.client.api.HealthApi;
import ktrdr.cli.client.api.MemoryApi;
import ktrdr.cli.client.api.MoneyApi;
import ktrdr.cli.client.api.OperationsApi;
import ktrdr.cli.client.api.SchedulesApi;
import ktrdr.cli.client.api.StrategiesApi;
import ktrdr.cli.client.api.SweepsApi;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * One ktrdr server, reached by HTTP. Loading this class loads the HTTP client, which is most of the
 * CLI's start-up time, so only commands that call a server touch it.
 *
 * @param uri its address, such as {@code http://127.0.0.1:9080}
 * @param token sent as a bearer token if present
 * @param trace gets one line per request if present
 * @param patience how long the server may be silent before it counts as gone
 */
public record Server(
    URI uri, Optional<String> token, Optional<PrintWriter> trace, Duration patience) {
  private static final int CONNECT_SECONDS = 3;

  static {
    // Java's own HTTP client halves the time to the first answer. It must not repeat a POST whose
    // answer was lost.
    System.setProperty("org.jboss.resteasy.microprofile.defaultToURLConnectionHttpClient", "true");
    System.setProperty("sun.net.http.retryPost", "false");
  }

  public Server(URI uri) {
    this(uri, Optional.empty(), Optional.empty(), Patience.USUAL);
  }

  public OperationsApi operations() {
    return client(OperationsApi.class);
  }

  public AgentApi agent() {
    return client(AgentApi.class);
  }

  public SchedulesApi schedules() {
    return client(SchedulesApi.class);
  }

  public MoneyApi money() {
    return client(MoneyApi.class);
  }

  public MemoryApi memory() {
    return client(MemoryApi.class);
  }

  public SweepsApi sweeps() {
    return client(SweepsApi.class);
  }

  public EngineApi engine() {
    return client(EngineApi.class);
  }

  public StrategiesApi strategies() {
    return client(StrategiesApi.class);
  }

  public HealthApi health() {
    return client(HealthApi.class);
  }

  /** Sends and receives files. */
  public Transfer files() {
    return new Transfer(uri, token, trace, patience);
  }

  private <T> T client(Class<T> api) {
    RestClientBuilder builder =
        RestClientBuilder.newBuilder()
            .baseUri(uri)
            .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .readTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .property("microprofile.rest.client.disable.default.mapper", true)
            .register(new AnswerType())
            .register(new ProblemMapper());
    token.ifPresent(secret -> builder.register(new BearerToken(secret)));
    trace.ifPresent(writer -> builder.register(new RequestTrace(writer)));
    return Answered.by(api, LivenessWatch.over(api, builder.build(api), uri));
  }
}
