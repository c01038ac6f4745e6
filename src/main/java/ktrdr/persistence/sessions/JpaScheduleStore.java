package ktrdr.persistence.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.sessions.schedules.Schedule;
import ktrdr.sessions.schedules.ScheduleStore;

/** Stores schedules in a table. */
@ApplicationScoped
@Transactional
public class JpaScheduleStore implements ScheduleStore {
  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaScheduleStore() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaScheduleStore(EntityManager em) {
    this.em = em;
  }

  @Override
  public Schedule add(Schedule.Plan plan, Schedule.Standing standing) {
    ScheduleRow row = ScheduleRow.of(NextNumber.OF_SCHEDULE.take(em), plan, standing);
    em.persist(row);
    em.flush();
    return row.toSchedule();
  }

  @Override
  public List<Schedule> list() {
    return read(em.createQuery("select s from ScheduleRow s order by s.id", ScheduleRow.class));
  }

  @Override
  public Optional<Schedule> find(long id) {
    return read(
            em.createQuery("select s from ScheduleRow s where s.id = :id", ScheduleRow.class)
                .setParameter("id", id))
        .stream()
        .findFirst();
  }

  @Override
  public List<Schedule> due(Instant now) {
    return read(
        em.createQuery(
                "select s from ScheduleRow s where s.next <= :now order by s.next, s.id",
                ScheduleRow.class)
            .setParameter("now", now));
  }

  @Override
  public boolean claim(Schedule seen, Optional<Instant> next) {
    Optional<Instant> before = seen.standing().next();
    String same = before.isPresent() ? "s.next = :before" : "s.next is null";
    Query update =
        em.createQuery("update ScheduleRow s set s.next = :next where s.id = :id and " + same)
            .setParameter("next", next.orElse(null))
            .setParameter("id", seen.id());
    before.ifPresent(time -> update.setParameter("before", time));
    return update.executeUpdate() == 1;
  }

  @Override
  public void note(long id, Schedule.Last last) {
    em.createQuery(
            """
            update ScheduleRow s set s.fired = :fired, s.result = :result, s.session = :session
            where s.id = :id""")
        .setParameter("fired", last.fired().orElse(null))
        .setParameter("result", last.result().orElse(null))
        .setParameter("session", last.session().orElse(null))
        .setParameter("id", id)
        .executeUpdate();
  }

  @Override
  public boolean remove(long id) {
    return em.createQuery("delete from ScheduleRow s where s.id = :id")
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  // Conditional updates bypass the persistence context, so its entities may be outdated.
  private static List<Schedule> read(TypedQuery<ScheduleRow> query) {
    return query.setCacheStoreMode(CacheStoreMode.REFRESH).getResultList().stream()
        .map(ScheduleRow::toSchedule)
        .toList();
  }
}
