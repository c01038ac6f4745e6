package ktrdr.market.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ktrdr.market.BarSource;
import ktrdr.market.BarSource.Listing;
import ktrdr.market.UnknownBars;
import ktrdr.work.DurableFile;
import ktrdr.work.ProgressMonitor;

/**
 * What there is: each series with its figures. A series is counted once; its figures are kept in a
 * small file, so a list of many series reads no bars.
 */
public final class SeriesCatalogue {
  private static final System.Logger LOG = System.getLogger(SeriesCatalogue.class.getName());

  private final BarSource source;
  private final BarSource imported;
  private final Path folder;
  private final Map<Listing, Counted> known = new ConcurrentHashMap<>();

  private record Counted(String version, SeriesFigures figures) {}

  /** Where the bars of a series come from. */
  public enum Origin {
    /** They come with ktrdr. */
    BUNDLED,
    /** A user brought them in. */
    IMPORTED,
    /** Made from shorter ones. */
    RESAMPLED
  }

  /**
   * A series of the catalogue.
   *
   * @param figures empty if its bars can't be read now
   */
  public record Entry(Listing listing, Origin origin, Optional<SeriesFigures> figures) {}

  /**
   * @param source all bars
   * @param imported those of them that users brought in
   * @param folder where figures are kept; created with the first file
   */
  public SeriesCatalogue(BarSource source, BarSource imported, Path folder) {
    this.source = source;
    this.imported = imported;
    this.folder = folder;
  }

  /** All series, in the order of their source. */
  public List<Entry> list() {
    Set<Listing> own = new HashSet<>(imported.listings());
    Set<String> bundled = new HashSet<>();
    List<Listing> listings = source.listings();
    forgetAllBut(listings);
    return listings.stream()
        .map(one -> new Entry(one, origin(one, own, bundled), figures(one)))
        .toList();
  }

  private void forgetAllBut(List<Listing> listings) {
    Set<Listing> there = new HashSet<>(listings);
    for (Listing gone : known.keySet().stream().filter(one -> !there.contains(one)).toList()) {
      known.remove(gone);
      try {
        Files.deleteIfExists(file(gone));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Path file(Listing listing) {
    return folder.resolve(listing.symbol().name() + "_" + listing.timeframe().name());
  }

  // Of the bundled bars of a symbol, the first are its file.
  private static Origin origin(Listing listing, Set<Listing> own, Set<String> bundled) {
    String symbol = listing.symbol().name();
    if (own.contains(listing)) {
      return Origin.IMPORTED;
    }
    return Bars.comes(symbol) && bundled.add(symbol) ? Origin.BUNDLED : Origin.RESAMPLED;
  }

  private Optional<SeriesFigures> figures(Listing listing) {
    try {
      String version = source.version(listing.symbol().name(), listing.timeframe());
      Counted before = known.get(listing);
      if (before == null || !before.version().equals(version)) {
        before = new Counted(version, kept(listing, version));
        known.put(listing, before);
      }
      return Optional.of(before.figures());
    } catch (UncheckedIOException | UnknownBars | IllegalStateException e) {
      // Removed meanwhile, or damaged: the other series are listed all the same.
      LOG.log(System.Logger.Level.WARNING, "can't count " + listing, e);
      return Optional.empty();
    }
  }

  private SeriesFigures kept(Listing listing, String version) {
    if (version.isEmpty()) {
      return count(listing); // bundled, so small
    }
    Path file = file(listing);
    try {
      Optional<SeriesFigures> kept = SeriesFigures.read(text(file), version);
      return kept.isPresent() ? kept.get() : keep(file, version, count(listing));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private SeriesFigures keep(Path file, String version, SeriesFigures figures) throws IOException {
    Files.createDirectories(folder);
    byte[] text = figures.text(version).getBytes(StandardCharsets.UTF_8);
    DurableFile.replace(file, out -> out.write(text));
    return figures;
  }

  private SeriesFigures count(Listing listing) {
    return SeriesFigures.of(
        source.load(listing.symbol().name(), listing.timeframe(), ProgressMonitor.unwatched()));
  }
}
