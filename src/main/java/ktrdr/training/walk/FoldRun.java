package ktrdr.training.walk;

import java.util.List;
import ktrdr.training.Fold;
import ktrdr.training.Score;
import ktrdr.training.fits.NetworkRun;
import ktrdr.training.network.Forecast;

/**
 * What one fold of a walk forward gave.
 *
 * @param trained number of rows that its networks learned
 * @param networks in order
 * @param forecast the mean of what they say of the rows that judge them
 */
public record FoldRun(
    Fold fold, int trained, List<NetworkRun> networks, Forecast forecast, Score score) {}
