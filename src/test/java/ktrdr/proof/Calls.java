package ktrdr.proof;

import java.util.List;
import ktrdr.proof.Call.Verb;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any calls in any order; those more often without which nothing goes on. */
final class Calls {
  private Calls() {}

  static Arbitrary<List<Call>> lists(int most) {
    return calls().list().ofMinSize(1).ofMaxSize(most);
  }

  private static Arbitrary<Call> calls() {
    Arbitrary<Verb> often =
        Arbitraries.frequency(
            Tuple.of(4, Verb.BEGIN), Tuple.of(4, Verb.FINISH), Tuple.of(2, Verb.OPEN));
    Arbitrary<Verb> verbs =
        Arbitraries.frequencyOf(Tuple.of(2, often), Tuple.of(3, Arbitraries.of(Verb.class)));
    return Combinators.combine(
            verbs, Arbitraries.integers().between(0, 5), Arbitraries.integers().between(0, 5))
        .as(Call::new);
  }
}
