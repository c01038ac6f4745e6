package ktrdr.sessions.explain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.owners.Beats;
import ktrdr.operations.owners.OwnerStore;
import ktrdr.operations.owners.OwnerStore.Beat;
import ktrdr.sessions.admission.HomeStore;
import ktrdr.sessions.admission.Provisions;

/** Finds the server that owns a tree, and the homes that have what it needs. */
@ApplicationScoped
public class Whereabouts {
  private final OwnerStore owners;
  private final HomeStore homes;
  private final Provisions provisions;

  @Inject
  public Whereabouts(OwnerStore owners, HomeStore homes, Provisions provisions) {
    this.owners = owners;
    this.homes = homes;
    this.provisions = provisions;
  }

  /** For the container's proxy only. */
  protected Whereabouts() {
    this(null, null, null);
  }

  /** The last sign of life of the server that owns a root. */
  Optional<Beat> beat(Operation root) {
    Optional<String> owner = root.state().ownership().owner();
    return owner.flatMap(
        o -> owners.beats().stream().filter(beat -> beat.owner().equals(o)).findFirst());
  }

  /** What this server lacks for a root's work, and which homes have it. */
  Optional<Diagnosis.Elsewhere> elsewhere(Operation root) {
    return provisions.missing(root).map(what -> new Diagnosis.Elsewhere(what.what(), who(what)));
  }

  private List<Diagnosis.Holder> who(Provisions.Missing missing) {
    List<Beat> beats = owners.beats();
    return homes.homes().stream()
        .filter(home -> missing.bars().filter(home.bars()::contains).isPresent())
        .map(
            home ->
                new Diagnosis.Holder(
                    home.path(),
                    beats.stream().anyMatch(b -> b.node().equals(home.node()) && lives(b))))
        .toList();
  }

  private static boolean lives(Beat beat) {
    return Duration.between(beat.last(), beat.now()).compareTo(Beats.LEASE) < 0;
  }
}
