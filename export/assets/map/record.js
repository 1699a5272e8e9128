/* What a frame drew, as the frame itself wrote it down. */

export function emptyRecord(moving = false) {
  return { nodes: [], lines: [], discs: [], labels: [], captions: [], findings: [], bundles: 0, moving };
}

/* The record as numbers and lists of ids, with the boxes of the words in pixels of the frame. */
export function tellDrawn({ record, frameNumber, scene }) {
  const { nodes, lines, discs, labels, captions, findings, bundles, moving } = record ?? emptyRecord();
  return {
    ...{ nodes: nodes.length, edges: lines.length, labels: labels.length, frame: frameNumber, moving, bundles },
    nodeIds: nodes.map((i) => `n${i}`),
    edgeIds: lines.map((i) => `e${i}`),
    communities: discs.map((i) => ({ id: `c${i}`, size: scene.inside[i] })),
    findings: findings.map((i) => `n${i}`),
    ...{ labelled: labels, captions },
  };
}
