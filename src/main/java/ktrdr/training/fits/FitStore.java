package ktrdr.training.fits;

import ktrdr.work.KeptPieces;

/**
 * Who fits the networks of a training, and where each fit is kept.
 *
 * @param every write every n-th state of each fit, as in {@link ktrdr.work.CheckpointFile}
 */
public record FitStore(KeptPieces pieces, int every) {}
