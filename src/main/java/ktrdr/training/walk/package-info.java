/**
 * Walks forward: the folds that networks are trained on, and what these networks say of later bars.
 * No network is asked of bars that it was trained on. Start reading at {@link Walk}, then at {@link
 * WalkScores}.
 */
package ktrdr.training.walk;
