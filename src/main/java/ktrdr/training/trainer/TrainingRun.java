package ktrdr.training.trainer;

import java.util.List;
import ktrdr.training.ChronologicalSplit;
import ktrdr.training.Score;
import ktrdr.training.SplitRows;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.fits.History;

/**
 * A finished training: the model and its scores.
 *
 * @param history the epochs of its first network
 * @param test score of the model on the test rows
 * @param majority share of the most frequent label among the validation rows, 0 to 1
 * @param split parts of the task's series
 * @param notes what people must know who read the scores, a sentence each
 * @param resumedAfter number of epochs that came from a checkpoint, of a training with one fit; 0
 *     if it started anew
 * @param details what was found beside the model
 */
public record TrainingRun(
    TrainedModel model,
    History history,
    Score test,
    double majority,
    ChronologicalSplit split,
    SplitRows rows,
    List<String> notes,
    int resumedAfter,
    TrainingDetails details) {}
