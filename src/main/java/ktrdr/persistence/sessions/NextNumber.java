package ktrdr.persistence.sessions;

import jakarta.persistence.EntityManager;

/**
 * The next number of a session, a comparison or a schedule. People type these numbers, so they are
 * consecutive: the last one stands in the row that triggers lock anyway, and is given back by a
 * rollback. Derby would take identity values a hundred at a time, lose the unused ones in a crash,
 * and refuse a trigger when it can't get the next hundred.
 */
enum NextNumber {
  OF_SESSION("lastSession"),
  OF_COMPARISON("lastComparison"),
  OF_SCHEDULE("lastSchedule");

  private final String last;

  NextNumber(String last) {
    this.last = last;
  }

  /** The caller's transaction keeps the number if it commits; until then others wait for theirs. */
  long take(EntityManager em) {
    em.createQuery("update CapacityRow c set c.%1$s = c.%1$s + 1 where c.id = 1".formatted(last))
        .executeUpdate();
    return em.createQuery(
            "select c.%s from CapacityRow c where c.id = 1".formatted(last), Long.class)
        .getSingleResult();
  }
}
