"""Speed, measured beside the same work done by the bare libraries in the same run."""
