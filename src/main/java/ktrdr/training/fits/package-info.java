/**
 * The fits of a training: the rows they learn, the epochs, the state that is kept after each epoch,
 * and the scores. A resumed fit gives the same bits as an uninterrupted one. Start reading at
 * {@link NetworkFit}, then at {@link Fits}.
 */
package ktrdr.training.fits;
