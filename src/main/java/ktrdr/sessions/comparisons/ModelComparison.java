package ktrdr.sessions.comparisons;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ktrdr.sessions.Assignment;

/**
 * A comparison of models.
 *
 * @param createdBy who asked for it
 */
public record ModelComparison(long id, Plan plan, Instant created, String createdBy) {

  /**
   * What is run for each model.
   *
   * @param first the first assignment of each model for each brief, brief by brief, with its seed
   * @param sessions sessions of each model for each brief; their seeds count up from the first
   */
  public record Plan(List<Assignment> first, int sessions) {
    public Plan {
      first = List.copyOf(first);
      if (first.isEmpty() || sessions < 1) {
        throw new IllegalArgumentException(first.size() + " assignments, " + sessions);
      }
    }

    /** The models, in the order in which they were named. */
    public List<Assignment.Models> models() {
      return first.stream().map(Assignment::models).distinct().toList();
    }

    /** The briefs, in the order in which they were given. */
    public List<String> briefs() {
      return first.stream().map(Assignment::brief).distinct().toList();
    }

    /** The first seed. */
    public long seed() {
      return first.get(0).seed().orElseThrow();
    }

    /** How many sessions there are in all. */
    public int size() {
      return first.size() * sessions;
    }

    /**
     * All assignments, in the order in which they run: the models take turns, so that what has
     * ended so far can be compared at any time.
     */
    public List<Assignment> assignments() {
      List<Assignment> all = new ArrayList<>();
      for (List<Assignment> ofBrief : byBrief()) {
        for (int i = 0; i < sessions; i++) {
          long seed = seed() + i;
          ofBrief.forEach(assignment -> all.add(assignment.withSeed(seed)));
        }
      }
      return all;
    }

    private Collection<List<Assignment>> byBrief() {
      Map<String, List<Assignment>> byBrief =
          first.stream()
              .collect(
                  Collectors.groupingBy(
                      Assignment::brief, LinkedHashMap::new, Collectors.toList()));
      return byBrief.values();
    }
  }
}
