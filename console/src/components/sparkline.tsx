import { useId } from 'react';
import { colors } from '../theme/tokens.js';

interface SparklineProps {
  /** Null: nothing is drawn there. */
  readonly values: readonly (number | null)[];
  readonly width: number;
  readonly height: number;
  readonly color?: string;
}

/** A pulse without axes; it stands on zero, so that a fall looks as deep as it is. */
export function Sparkline({ values, width, height, color = colors.accent }: SparklineProps) {
  const gradient = useId();
  const top = Math.max(1, ...values.map(Number));
  const step = width / Math.max(1, values.length - 1);
  const first = values.findIndex((value) => value !== null);
  const points = values.flatMap((value, index) => {
    if (value === null) return [];
    const y = height - 1 - (value / top) * (height - 3);
    return [`${(index * step).toFixed(1)},${y.toFixed(1)}`];
  });
  return (
    <svg
      width="100%"
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor={color} stopOpacity="0.28" />
        <stop offset="1" stopColor={color} stopOpacity="0" />
      </linearGradient>
      {points.length > 1 && (
        <>
          <polygon
            points={`${first * step},${height} ${points.join(' ')} ${width},${height}`}
            fill={`url(#${gradient})`}
          />
          <polyline
            points={points.join(' ')}
            fill="none"
            stroke={color}
            strokeWidth="1.4"
            vectorEffect="non-scaling-stroke"
            strokeLinejoin="round"
          />
        </>
      )}
    </svg>
  );
}
