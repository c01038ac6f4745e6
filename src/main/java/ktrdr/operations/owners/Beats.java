package ktrdr.operations.owners;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import ktrdr.operations.DatabaseTrouble;
import ktrdr.operations.LogOnce;
import ktrdr.operations.owners.OwnerStore.Beat;

/**
 * Sends this server's heartbeat to the database once a second, on a thread of its own, so that long
 * work or a slow background job never makes the server look dead.
 */
@ApplicationScoped
public class Beats {
  /** A server without a heartbeat for this long counts as dead. */
  public static final Duration LEASE = Duration.ofSeconds(5);

  private static final int LAST = Integer.MAX_VALUE;

  private static final System.Logger LOG = System.getLogger(Beats.class.getName());

  private final CountDownLatch ending = new CountDownLatch(1);
  @Inject private OwnerStore owners;
  @Inject private ThisServer me;
  @Resource private ManagedThreadFactory threads;
  private Thread beating;
  private final HeartbeatStability stability = new HeartbeatStability(System.nanoTime());
  private final LogOnce log = new LogOnce(LOG, "the beat");

  /** Registers this server and starts its heartbeat. */
  public void start() {
    owners.register(me);
    beating = threads.newThread(this::run);
    beating.setName("ktrdr beat");
    beating.start();
  }

  /** Returns the owner ids of the live servers, this one included. */
  public Set<String> alive() {
    return owners.beats().stream().filter(this::lives).map(Beat::owner).collect(Collectors.toSet());
  }

  /**
   * Returns the owner ids of servers with other homes. A silent one may only be frozen, whereas an
   * earlier start of this home has certainly ended.
   */
  public Set<String> ofOtherHomes() {
    return owners.beats().stream()
        .filter(beat -> !beat.node().equals(me.node()))
        .map(Beat::owner)
        .collect(Collectors.toSet());
  }

  /** Returns the owner ids of live and dead servers; a server that shut down in order is gone. */
  public Set<String> known() {
    return owners.beats().stream().map(Beat::owner).collect(Collectors.toSet());
  }

  /** Removes dead servers from the database, once other servers have taken over their work. */
  public void forgetDead() {
    owners.beats().stream().filter(b -> !lives(b)).forEach(b -> owners.remove(b.owner()));
  }

  /**
   * An earlier start of this home is dead however fresh its beat: two servers can't share a home.
   */
  private boolean lives(Beat beat) {
    boolean mine = beat.owner().equals(me.owner());
    boolean earlier = beat.node().equals(me.node()) && !mine;
    boolean fresh = Duration.between(beat.last(), beat.now()).compareTo(LEASE) < 0;
    return mine || !earlier && (fresh || !stability.isSteady(System.nanoTime()));
  }

  /** Seconds since the database accepted the last beat. */
  public double silence() {
    return stability.silence(System.nanoTime()).toNanos() / 1e9;
  }

  private void run() {
    while (!isToStop()) {
      beat();
    }
  }

  // Only the latch ends it: an interrupt comes from a closing Derby and must not end the heartbeat.
  private boolean isToStop() {
    try {
      return ending.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void beat() {
    DatabaseTrouble.forgetInterrupt();
    log.attempt(
        () -> {
          if (!owners.beat(me.owner())) {
            LOG.log(
                Level.WARNING, "other servers declared this server dead and took over its work");
            owners.register(me);
          }
          stability.beat(System.nanoTime());
        });
  }

  /**
   * Stops the heartbeat last, because work that still runs needs it; and while the persistence unit
   * is open, which it no longer is when beans are destroyed.
   */
  void end(@Observes @BeforeDestroyed(ApplicationScoped.class) @Priority(LAST) Object stop) {
    ending.countDown();
    if (beating != null) {
      try {
        beating.join(TimeUnit.SECONDS.toMillis(5));
        owners.remove(me.owner());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.log(Level.INFO, "the database was gone before this server could sign off", e);
      }
    }
  }
}
