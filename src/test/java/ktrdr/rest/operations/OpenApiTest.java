package ktrdr.rest.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ktrdr.agent.results.Verdict;
import ktrdr.market.Timeframe;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.rest.OpenApi;
import ktrdr.rest.problems.Problem;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.background.Recovery;
import ktrdr.sessions.explain.Explanation;
import ktrdr.sessions.results.EpochCodec;
import ktrdr.sessions.retention.Retention;
import ktrdr.work.Refusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The document that the server publishes says what the code does, and nothing else. */
class OpenApiTest {
  private static final OpenApi DOCUMENT = OpenApi.read();
  private static final List<Class<?>> DOOR =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("ktrdr.rest")
              .stream()
              .map(JavaClass::reflect)
              .collect(Collectors.toList());

  @Test
  void every_route_is_documented_and_every_documented_route_is_there() {
    Set<String> routes =
        methods().map(m -> verb(m) + " " + path(m)).collect(Collectors.toCollection(TreeSet::new));
    assertThat(DOCUMENT.routes()).isEqualTo(routes).hasSizeGreaterThan(15);
  }

  @Test
  void every_parameter_of_a_path_is_documented() {
    methods()
        .forEach(
            m -> assertThat(DOCUMENT.pathParameters(path(m))).as(path(m)).isEqualTo(parameters(m)));
  }

  @Test
  void every_parameter_of_a_query_is_documented_and_every_documented_one_is_read() {
    Map<String, Set<String>> taken =
        methods()
            .collect(
                Collectors.groupingBy(
                    m -> verb(m) + " " + path(m),
                    TreeMap::new,
                    Collectors.flatMapping(OpenApiTest::taken, Collectors.toSet())));
    taken.forEach(
        (route, names) -> assertThat(DOCUMENT.queryParameters(route)).as(route).isEqualTo(names));
  }

  @Test
  void every_route_tells_the_refusals_that_it_can_give() {
    methods()
        .forEach(
            m -> {
              String route = verb(m) + " " + path(m);
              assertThat(DOCUMENT.statuses(route)).as(route).containsAll(refusals(m));
            });
  }

  @Test
  void every_reference_leads_somewhere() {
    assertThat(DOCUMENT.references()).isNotEmpty().allSatisfy(DOCUMENT::resolve);
  }

  @Test
  void every_component_is_used() {
    assertThat(DOCUMENT.components()).isSubsetOf(DOCUMENT.references());
  }

  @TestFactory
  Stream<DynamicTest> every_view_has_the_properties_of_its_schema() {
    Map<String, Class<?>> views = new TreeMap<>();
    DOOR.stream()
        .filter(c -> c.isRecord() && c.getSimpleName().endsWith("View"))
        .forEach(view -> assertThat(views.put(schemaOf(view), view)).as(schemaOf(view)).isNull());
    views.put("Recovery", Recovery.Report.class);
    views.put("Retention", Retention.Report.class);
    views.put("Fault", Refusal.Fault.class);
    return views.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> agree(e.getKey(), e.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> every_word_of_the_domain_is_a_value_of_its_schema() {
    Map<String, Stream<String>> words =
        Map.of(
            "OperationStatus", Arrays.stream(OperationStatus.values()).map(OperationStatus::wire),
            "OperationType", Arrays.stream(OperationType.values()).map(OperationType::wire),
            "SessionPhase", Arrays.stream(SessionPhase.values()).map(SessionPhase::wire),
            "SessionOutcome", Arrays.stream(SessionOutcome.values()).map(SessionOutcome::wire),
            "EventKind", Arrays.stream(OperationEvent.Kind.values()).map(OperationEvent.Kind::wire),
            "CauseCode", Arrays.stream(Explanation.Code.values()).map(Explanation.Code::wire),
            "Timeframe", Arrays.stream(Timeframe.values()).map(Timeframe::code),
            "Verdict", Arrays.stream(Verdict.values()).map(Verdict::toString));
    return words.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () ->
                        assertThat(DOCUMENT.values(e.getKey()))
                            .containsExactlyElementsOf(e.getValue().toList())));
  }

  @Test
  void the_metrics_of_a_training_have_the_properties_of_their_schema() {
    Map<String, Object> metrics = EpochCodec.all(List.of(Map.of("epoch", 1)));
    assertThat(DOCUMENT.properties("TrainingMetrics")).isEqualTo(metrics.keySet());
    assertThat(DOCUMENT.properties("Epoch"))
        .isEqualTo(((Map<?, ?>) ((List<?>) metrics.get("epochs")).get(0)).keySet());
  }

  @Test
  void a_problem_has_the_properties_of_its_schema() {
    Refusal.Fault fault = new Refusal.Fault("/seed", "must be a whole number");
    Problem problem = new Problem(422, "invalid_body", "no", List.of(fault), Map.of());
    assertThat(DOCUMENT.properties("Problem")).isEqualTo(problem.body("/").keySet());
  }

  // Every key is always there: so all properties are required.
  private static void agree(String schema, Class<?> view) {
    Set<String> wire =
        Arrays.stream(view.getRecordComponents())
            .map(c -> snake(c.getName()))
            .collect(Collectors.toSet());
    assertThat(DOCUMENT.properties(schema)).isEqualTo(wire);
    assertThat(DOCUMENT.required(schema)).isEqualTo(wire);
  }

  // Two records are called CancelView: what a cancel answers, and what an operation says of it.
  private static String schemaOf(Class<?> view) {
    return view == OperationView.CancelView.class
        ? "Cancellation"
        : view.getSimpleName().replaceAll("View$", "");
  }

  private static Stream<Method> methods() {
    return DOOR.stream()
        .filter(c -> c.isAnnotationPresent(Path.class))
        .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
        .filter(m -> Arrays.stream(m.getAnnotations()).anyMatch(OpenApiTest::isVerb));
  }

  private static boolean isVerb(java.lang.annotation.Annotation annotation) {
    return annotation.annotationType().isAnnotationPresent(HttpMethod.class);
  }

  private static String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .filter(OpenApiTest::isVerb)
        .map(a -> a.annotationType().getSimpleName())
        .findFirst()
        .orElseThrow();
  }

  private static String path(Method method) {
    Path below = method.getAnnotation(Path.class);
    return method.getDeclaringClass().getAnnotation(Path.class).value()
        + (below == null ? "" : below.value());
  }

  private static Set<String> parameters(Method method) {
    return Arrays.stream(method.getParameters())
        .filter(p -> p.isAnnotationPresent(PathParam.class))
        .map(p -> p.getAnnotation(PathParam.class).value())
        .collect(Collectors.toSet());
  }

  // Any host may be foreign, anything may fail; what is named may not be there; a body or a
  // parameter may be bad.
  private static Set<String> refusals(Method method) {
    Set<String> refusals = new TreeSet<>(Set.of("403", "500"));
    if (!parameters(method).isEmpty()) {
      refusals.add("404");
    }
    if (taken(method).findAny().isPresent()) {
      refusals.add("400");
    }
    boolean body =
        Arrays.stream(method.getParameters()).anyMatch(p -> p.getAnnotations().length == 0);
    if (body) {
      refusals.addAll(Set.of("400", "413", "415", "422"));
    }
    return refusals;
  }

  private static Stream<String> taken(Method method) {
    QueryParameters takes = method.getAnnotation(QueryParameters.class);
    return takes == null ? Stream.empty() : Arrays.stream(takes.value());
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
