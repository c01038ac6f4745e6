package ktrdr.market.files.times;

import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A time as a file writes it.
 *
 * @param local date and time of day
 * @param own the zone that stands beside it; null if none does
 */
public record Written(LocalDateTime local, ZoneId own) {}
