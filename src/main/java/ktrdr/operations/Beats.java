package ktrdr.operations;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import ktrdr.operations.OwnerStore.Beat;

/**
 * This server's sign of life, once a second, on a thread that does nothing else: long work, or a
 * slow round of anything, can't be taken for death.
 */
@ApplicationScoped
public class Beats {
  /** Without a beat for so long, a server is dead. */
  public static final Duration LEASE = Duration.ofSeconds(5);

  private static final System.Logger LOG = System.getLogger(Beats.class.getName());

  private final CountDownLatch stop = new CountDownLatch(1);
  @Inject private OwnerStore owners;
  @Inject private ThisServer me;
  @Resource private ManagedThreadFactory threads;
  private Thread beating;
  private final HeartbeatStability stability = new HeartbeatStability(System.nanoTime());
  private final LogOnce log = new LogOnce(LOG, "the beat");

  /** Says that this server lives, from now on. */
  public void start() {
    owners.register(me);
    beating = threads.newThread(this::run);
    beating.setName("ktrdr beat");
    beating.start();
  }

  /** The servers that live, this one among them. */
  public Set<String> alive() {
    return owners.beats().stream().filter(this::lives).map(Beat::owner).collect(Collectors.toSet());
  }

  /**
   * Servers of other homes: one of them that is silent may only be frozen. An earlier start of this
   * home has surely ended, and so has one that took its leave.
   */
  public Set<String> ofOtherHomes() {
    return owners.beats().stream()
        .filter(beat -> !beat.node().equals(me.node()))
        .map(Beat::owner)
        .collect(Collectors.toSet());
  }

  /** Servers that live or died. One that stopped as it should took its leave. */
  public Set<String> known() {
    return owners.beats().stream().map(Beat::owner).collect(Collectors.toSet());
  }

  /** Forgets the servers that died, when their work is somebody's again. */
  public void forgetDead() {
    owners.beats().stream().filter(b -> !lives(b)).forEach(b -> owners.remove(b.owner()));
  }

  /** An earlier start of this home is dead, however fresh its beat: two can't have one home. */
  private boolean lives(Beat beat) {
    boolean mine = beat.owner().equals(me.owner());
    boolean earlier = beat.node().equals(me.node()) && !mine;
    boolean fresh = Duration.between(beat.last(), beat.now()).compareTo(LEASE) < 0;
    return mine || !earlier && (fresh || !stability.isSteady(System.nanoTime()));
  }

  /** Seconds since the last beat that the database took. */
  public double silence() {
    return stability.silence(System.nanoTime()).toNanos() / 1e9;
  }

  private void run() {
    while (!isToStop()) {
      beat();
    }
  }

  // It ends by the latch alone: an interrupt is a database's that closed, and no reason to die.
  private boolean isToStop() {
    try {
      return stop.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void beat() {
    DatabaseTrouble.forgetInterrupt();
    log.attempt(
        () -> {
          if (!owners.beat(me.owner())) {
            LOG.log(Level.WARNING, "this server was declared dead; its work is others' now");
            owners.register(me);
          }
          stability.beat(System.nanoTime());
        });
  }

  /** The last to stop: until then the work that still runs is this server's. */
  @PreDestroy
  void end() {
    stop.countDown();
    if (beating != null) {
      try {
        beating.join(TimeUnit.SECONDS.toMillis(5));
        owners.remove(me.owner());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.log(Level.INFO, "the database was gone before the last beat", e);
      }
    }
  }
}
